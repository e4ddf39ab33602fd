package org.lockstep.client.cli.editor;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What of a text is on the screen.
class ViewTest {

  @Test
  void a_short_text_is_shown_whole_with_the_cursor_where_it_is() {
    var view = View.of("one\ntwo\n", 5, 0, 20, 10);
    assertThat(view.lines()).containsExactly("one", "two", "");
    assertThat(view.row()).isEqualTo(1);
    assertThat(view.column()).isEqualTo(1);
  }

  @Test
  void it_scrolls_no_more_than_it_must() {
    var text = "0\n1\n2\n3\n4\n5\n6";
    var down = View.of(text, text.length(), 0, 20, 3);
    assertThat(down.lines()).containsExactly("4", "5", "6");
    var within = View.of(text, 10, down.top(), 20, 3);
    assertThat(within.lines()).containsExactly("4", "5", "6");
    assertThat(within.row()).isEqualTo(1);
    var up = View.of(text, 2, within.top(), 20, 3);
    assertThat(up.lines()).containsExactly("1", "2", "3");
    assertThat(up.row()).isZero();
  }

  @Test
  void a_long_line_scrolls_sideways_to_the_cursor() {
    var view = View.of("abcdefghij", 8, 0, 5, 3);
    assertThat(view.lines()).containsExactly("efghi");
    assertThat(view.column()).isEqualTo(4);
  }

  @Test
  void a_character_of_two_units_is_one_column() {
    var view = View.of("a😀b", 3, 0, 10, 1);
    assertThat(view.lines()).containsExactly("a😀b");
    assertThat(view.column()).isEqualTo(2);
  }

  @Test
  void nothing_that_others_wrote_steers_the_terminal() {
    var view = View.of("a\u001b[2Jb\u202ec\td", 0, 0, 20, 1);
    assertThat(view.lines()).containsExactly("a·[2Jb·c d");
  }

  @Property
  void the_cursor_is_always_on_the_screen(
      @ForAll String text,
      @ForAll @IntRange(max = 200) int place,
      @ForAll @IntRange(max = 50) int top,
      @ForAll @IntRange(min = 1, max = 30) int width,
      @ForAll @IntRange(min = 1, max = 10) int height) {
    var view = View.of(text, Math.min(place, text.length()), top, width, height);
    assertThat(view.row()).isBetween(0, view.lines().size() - 1);
    assertThat(view.column()).isBetween(0, width - 1);
    assertThat(view.lines()).hasSizeLessThanOrEqualTo(height);
    assertThat(view.lines())
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(width));
  }
}
