package org.lockstep.client.cli.editor;

/// What a person presses.
sealed interface Key {

  /// Characters, one or, where text was pasted, many.
  record Typed(String text) implements Key {}

  /// Everything else that does something.
  enum Command implements Key {
    LEFT,
    RIGHT,
    UP,
    DOWN,
    LINE_START,
    LINE_END,
    PAGE_UP,
    PAGE_DOWN,
    ERASE_BEFORE,
    ERASE_AFTER,
    QUIT
  }
}
