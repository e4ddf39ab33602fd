package org.lockstep.yjs;

/// Some consecutive clock units of one client: what an update is made of.
sealed interface Struct permits Item, Part, Gc, Skip {
  /// Whose units they are.
  long client();

  /// The first unit.
  long clock();

  /// How many units.
  long length();

  /// The first unit after them.
  default long end() {
    return clock() + length();
  }

  /// What is left without the first `count` units, which are fewer than all.
  Struct from(long count);

  /// Appends it as the format has it; its client and clock stand elsewhere.
  void writeTo(Lib0Writer out);
}
