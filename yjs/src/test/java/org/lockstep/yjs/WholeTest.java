package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Folding by copying gives what folding by reading everything gives, byte for byte.
class WholeTest {
  private static byte[] coalesced(List<byte[]> updates) {
    return YUpdate.coalesce(YUpdate.merge(updates));
  }

  private static byte[] slowly(byte[] document, List<byte[]> updates) {
    var all = new ArrayList<>(updates);
    all.addFirst(document);
    return coalesced(all);
  }

  @Property(tries = 500)
  void whatever_is_folded_in_comes_out_as_if_all_had_been_merged(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 80) int edits, @ForAll boolean inOrder) {
    var random = new Random(seed);
    var updates = Author.write(random, edits);
    if (!inOrder) Collections.shuffle(updates, random);
    var whole = Whole.of(YUpdate.empty());
    for (int from = 0; from < updates.size(); ) {
      int to = Math.min(updates.size(), from + 1 + random.nextInt(6));
      var some = updates.subList(from, to);
      var expected = slowly(whole.bytes(), some);
      whole = whole.with(some);
      assertThat(whole.bytes()).isEqualTo(expected);
      assertSameAsLookedThrough(whole);
      from = to;
    }
  }

  @Property(tries = 200)
  void what_comes_again_or_overlaps_changes_nothing(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int edits) {
    var random = new Random(seed);
    var updates = Author.write(random, edits);
    var half = coalesced(updates.subList(0, edits / 2));
    var again = coalesced(updates.subList(edits / 4, edits));
    var whole = Whole.of(half).with(List.of(again));
    assertThat(whole.bytes()).isEqualTo(slowly(half, List.of(again)));
    assertThat(whole.with(List.of(again, half)).bytes()).isEqualTo(whole.bytes());
    assertSameAsLookedThrough(whole);
  }

  @Property(tries = 200)
  void deleted_text_that_was_collected_stays_so(
      @ForAll long seed, @ForAll @IntRange(min = 4, max = 60) int edits) {
    var updates = Author.write(new Random(seed), edits);
    var collected = YUpdate.coalesce(YUpdate.collect(coalesced(updates.subList(0, edits - 2))));
    var rest = updates.subList(edits - 2, edits);
    var whole = Whole.of(collected).with(rest);
    assertThat(whole.bytes()).isEqualTo(slowly(collected, rest));
    assertSameAsLookedThrough(whole);
  }

  private static void assertSameAsLookedThrough(Whole whole) {
    var anew = Whole.of(whole.bytes());
    assertThat(whole.sections()).isEqualTo(anew.sections());
    assertThat(whole.deletions()).isEqualTo(anew.deletions());
    assertThat(whole.state().toByteArray())
        .isEqualTo(YUpdate.stateVector(whole.bytes()).toByteArray());
    assertThat(whole.coverage().contains(whole.bytes()))
        .as("all but what stands behind a hole")
        .isEqualTo(YUpdate.contains(whole.bytes(), whole.bytes()));
  }

  @Test
  void sections_out_of_order_are_put_in_order() {
    var low = new Lib0Writer().varUint(1).varUint(1).varUint(0);
    var high = new Lib0Writer().varUint(1).varUint(2).varUint(0);
    for (var section : List.of(low, high)) section.writeByte(Gc.KIND).varUint(3);
    var unordered =
        new Lib0Writer().varUint(2).raw(low, 0, low.size()).raw(high, 0, high.size()).varUint(0);
    var whole = Whole.of(unordered.toByteArray());
    assertThat(whole.sections()).extracting(Section::client).containsExactly(2L, 1L);
    assertThat(whole.state().clock(1)).isEqualTo(3);
    assertThat(Whole.of(YUpdate.empty()).with(List.of(unordered.toByteArray())).bytes())
        .isEqualTo(whole.bytes());
  }

  @Test
  void what_is_no_update_is_refused() {
    assertThatThrownBy(() -> Whole.of(new byte[] {1, 1, 1})).isInstanceOf(MalformedUpdate.class);
    var whole = Whole.of(YUpdate.empty());
    assertThatThrownBy(() -> whole.with(List.of(new byte[] {7})))
        .isInstanceOf(MalformedUpdate.class);
  }
}
