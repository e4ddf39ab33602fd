package org.lockstep.client.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

/// What has to be typed to make one text of another.
class TextChangeTest {
  private static String carriedOut(String before, List<TextChange> changes) {
    var text = new StringBuilder(before);
    for (var change : changes) {
      text.replace(change.from(), change.from() + change.count(), change.inserted());
    }
    return text.toString();
  }

  @Property(tries = 2000)
  void the_changes_make_the_other_text(
      @ForAll @CharRange(from = 'a', to = 'c') String one,
      @ForAll @CharRange(from = 'a', to = 'c') String other) {
    var before = one.replace('c', '\n');
    var after = other.replace('c', '\n');
    assertThat(carriedOut(before, TextChange.between(before, after))).isEqualTo(after);
  }

  @Test
  void lines_that_stay_are_not_touched() {
    var changes = TextChange.between("one\ntwo\nthree\nfour\n", "one\n2\nthree\nfour\nfive\n");
    assertThat(changes).containsExactly(new TextChange(19, 0, "five\n"), new TextChange(4, 3, "2"));
  }

  @Test
  void what_is_the_same_needs_nothing() {
    assertThat(TextChange.between("same\n", "same\n")).isEmpty();
    assertThat(TextChange.between("", "")).isEmpty();
  }

  @Test
  void no_character_is_cut_in_two() {
    // Two that share the first, and two that share the second of their UTF-16 units.
    var changes = TextChange.between("\uD83D\uDE00", "\uD83D\uDE01");
    assertThat(changes).containsExactly(new TextChange(0, 2, "\uD83D\uDE01"));
    changes = TextChange.between("\uD83D\uDE00", "\uD83C\uDE00");
    assertThat(changes).containsExactly(new TextChange(0, 2, "\uD83C\uDE00"));
  }

  @Test
  void very_different_texts_are_replaced_and_nothing_grows_out_of_proportion() {
    var before = "a\n".repeat(10_000);
    var after = "b\n".repeat(10_000);
    assertThat(TextChange.between(before, after)).hasSize(1);
    assertThat(carriedOut(before, TextChange.between(before, after))).isEqualTo(after);
  }
}
