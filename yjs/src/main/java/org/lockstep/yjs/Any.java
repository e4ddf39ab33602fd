package org.lockstep.yjs;

/// lib0's values of any type, passed over.
final class Any {
  private static final int UNDEFINED = 127;
  private static final int NULL = 126;
  private static final int INTEGER = 125;
  private static final int FLOAT = 124;
  private static final int DOUBLE = 123;
  private static final int BIGINT = 122;
  private static final int FALSE = 121;
  private static final int TRUE = 120;
  private static final int STRING = 119;
  private static final int OBJECT = 118;
  private static final int ARRAY = 117;
  private static final int BYTES = 116;
  private static final int LEAST_FIELD = 2;

  private Any() {}

  /// Passes over one value; texts are not looked into.
  static void pass(Lib0Reader in) {
    pass(in, 0, false);
  }

  /// Passes over one value and checks that its texts are UTF-8.
  static void check(Lib0Reader in) {
    pass(in, 0, true);
  }

  private static void pass(Lib0Reader in, int depth, boolean strict) {
    if (depth > Lib0Reader.DEEPEST) throw in.flawed(Flaw.TOO_DEEP);
    switch (in.readByte()) {
      case UNDEFINED, NULL, FALSE, TRUE -> {}
      case INTEGER -> in.varInt();
      case FLOAT -> in.skip(Float.BYTES);
      case DOUBLE -> in.skip(Double.BYTES);
      case BIGINT -> in.skip(Long.BYTES);
      case STRING -> text(in, strict);
      case BYTES -> in.length();
      case OBJECT -> object(in, depth, strict);
      case ARRAY -> array(in, depth, strict);
      default -> throw in.flawed(Flaw.UNKNOWN_TAG);
    }
  }

  private static void object(Lib0Reader in, int depth, boolean strict) {
    int count = in.count(LEAST_FIELD);
    for (int i = 0; i < count; i++) {
      text(in, strict);
      pass(in, depth + 1, strict);
    }
  }

  private static void array(Lib0Reader in, int depth, boolean strict) {
    int count = in.count(1);
    for (int i = 0; i < count; i++) pass(in, depth + 1, strict);
  }

  private static void text(Lib0Reader in, boolean strict) {
    int length = in.length();
    if (strict) Utf8.check(in.array(), in.position() - length, in.position());
  }
}
