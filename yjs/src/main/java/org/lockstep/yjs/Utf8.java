package org.lockstep.yjs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// UTF-8 as bytes, counted in UTF-16 units as JavaScript does.
final class Utf8 {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long NOT_ASCII = 0x8080808080808080L;
  private static final int FOUR_BYTES = 0xf0;

  private Utf8() {}

  /// Looks whether a text is one.
  ///
  /// @throws MalformedUpdate if these bytes are not UTF-8 as RFC 3629 has it: no overlong form, no
  ///     surrogate, nothing beyond U+10FFFF
  static void check(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      at = pastAscii(bytes, at, to);
      if (at < to) at = pastSequence(bytes, at, to);
    }
  }

  /// The length of a valid text in UTF-16 units; for bytes that are none, some number from 0 to
  /// their count.
  static int utf16Length(byte[] bytes, int from, int to) {
    int units = 0;
    int at = from;
    while (at < to) {
      int next = pastAscii(bytes, at, to);
      units += next - at;
      for (at = next; at < to && bytes[at] < 0; at++) units += units(bytes[at]);
    }
    return units;
  }

  /// How many UTF-16 units begin with this byte: none with a continuation.
  static int units(byte lead) {
    if ((lead & 0xc0) == 0x80) return 0;
    return (lead & 0xff) >= FOUR_BYTES ? 2 : 1;
  }

  private static int pastAscii(byte[] bytes, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES && ((long) EIGHT.get(bytes, at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= 0) at++;
    return at;
  }

  /// RFC 3629, section 4: only the second byte has bounds that depend on the first.
  private static int pastSequence(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xff;
    int length = length(first);
    if (length == 0 || length > to - at) throw new MalformedUpdate(Flaw.NOT_UTF8, at);
    int second = bytes[at + 1] & 0xff;
    if (second < lowest(first) || second > highest(first)) {
      throw new MalformedUpdate(Flaw.NOT_UTF8, at);
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) throw new MalformedUpdate(Flaw.NOT_UTF8, at);
    }
    return at + length;
  }

  private static int length(int first) {
    if (first < 0xc2) return 0;
    if (first < 0xe0) return 2;
    if (first < FOUR_BYTES) return 3;
    return first < 0xf5 ? 4 : 0;
  }

  private static int lowest(int first) {
    return switch (first) {
      case 0xe0 -> 0xa0; // no overlong form
      case 0xf0 -> 0x90;
      default -> 0x80;
    };
  }

  private static int highest(int first) {
    return switch (first) {
      case 0xed -> 0x9f; // no surrogate
      case 0xf4 -> 0x8f; // nothing beyond U+10FFFF
      default -> 0xbf;
    };
  }
}
