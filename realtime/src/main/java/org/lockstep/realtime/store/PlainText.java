package org.lockstep.realtime.store;

/// What may be in a name that people give.
final class PlainText {
  private PlainText() {}

  /// Whether a code point is a control character or half of one.
  static boolean isOdd(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      default -> false;
    };
  }
}
