package org.lockstep.client.cli.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.client.live.LiveText;

/// Where a person writes while others write too.
class CursorTest {
  private final LiveText text = LiveText.join(_ -> URI.create("ws://127.0.0.1:1/nobody"), () -> {});
  private final Cursor cursor = new Cursor(text);

  @AfterEach
  void leave() {
    text.close();
  }

  private void press(Key... keys) {
    for (var key : keys) cursor.press(key, 2);
  }

  private static Key typed(String characters) {
    return new Key.Typed(characters);
  }

  @Test
  void it_stays_where_it_is_while_others_write_before_it() {
    press(typed("hello"), Key.Command.LEFT, Key.Command.LEFT);
    text.insert(0, "> ");
    press(typed("X"));
    assertThat(text.text()).isEqualTo("> helXlo");
  }

  @Test
  void a_character_of_two_units_is_passed_and_erased_whole() {
    press(typed("a😀b"), Key.Command.LEFT, Key.Command.LEFT);
    assertThat(cursor.index()).isEqualTo(1);
    press(Key.Command.ERASE_AFTER);
    assertThat(text.text()).isEqualTo("ab");
    press(typed("😀"), Key.Command.ERASE_BEFORE);
    assertThat(text.text()).isEqualTo("ab");
  }

  @Test
  void going_up_and_down_keeps_the_column_where_lines_are_long_enough() {
    press(typed("long line\nx\nlong line"), Key.Command.LEFT, Key.Command.UP);
    assertThat(cursor.index()).isEqualTo(11);
    press(Key.Command.UP);
    assertThat(cursor.index()).isEqualTo(8);
    press(Key.Command.PAGE_DOWN);
    assertThat(cursor.index()).isEqualTo(20);
  }

  @Test
  void at_the_ends_nothing_happens() {
    press(Key.Command.LEFT, Key.Command.ERASE_BEFORE, Key.Command.UP, Key.Command.RIGHT);
    press(Key.Command.DOWN, Key.Command.ERASE_AFTER, Key.Command.LINE_END);
    assertThat(cursor.index()).isZero();
    assertThat(text.text()).isEmpty();
  }
}
