package org.lockstep.yjs;

/// What an item may hold. How its units are counted decides whether it can be cut and joined.
enum Kind {
  /// Nothing any more, only the length.
  DELETED(1, true),
  /// JSON texts of old Yjs versions.
  JSON(2, true),
  BINARY(3, false),
  /// Text, in UTF-16 units.
  STRING(4, true),
  /// One JSON text.
  EMBED(5, false),
  /// A formatting mark: a key and a JSON text.
  FORMAT(6, false),
  /// A shared type, the parent of other items.
  TYPE(7, false),
  /// lib0's own values.
  ANY(8, true),
  /// Another document.
  DOC(9, false);

  /// The bits of an info byte that tell the kind.
  static final int MASK = 31;

  private static final Kind[] KINDS = values();

  private final int code;
  private final boolean divisible;

  Kind(int code, boolean divisible) {
    this.code = code;
    this.divisible = divisible;
  }

  /// How the format writes it.
  int code() {
    return code;
  }

  /// Whether it can have more than one unit.
  boolean divisible() {
    return divisible;
  }

  /// The kind that `in` has just read the info byte of.
  static Kind of(int info, Lib0Reader in) {
    int code = info & MASK;
    if (code < DELETED.code || code > DOC.code) throw in.flawed(Flaw.UNKNOWN_TAG);
    return KINDS[code - DELETED.code];
  }
}
