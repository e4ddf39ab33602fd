package org.lockstep.yjs;

import java.util.Arrays;
import java.util.Objects;

/// Reads lib0's primitives from a part of an array, which is neither copied nor changed.
///
/// Whatever the bytes are, the only failure is [MalformedUpdate], and nothing larger than what is
/// left of the bytes is ever allocated. Numbers with padding (`80 00` for 0) are read, as
/// JavaScript
/// does. For one thread.
public final class Lib0Reader {
  /// The largest number, 2^53-1.
  public static final long MAX = (1L << 53) - 1;

  /// How many levels deep values may lie in one another.
  public static final int DEEPEST = 100;

  private static final int MORE = 0x80;
  private static final int NEGATIVE = 0x40;
  private static final int BITS = 7;
  private static final int FIRST_BITS = 6;

  private final byte[] bytes;
  private final int end;
  private int at;

  /// Over the whole array.
  public Lib0Reader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /// Over the bytes `from` (inclusive) to `to` (exclusive).
  public Lib0Reader(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /// Where the next byte lies in the array.
  public int position() {
    return at;
  }

  /// How many bytes are left.
  public int remaining() {
    return end - at;
  }

  /// The next byte, 0 to 255.
  public int readByte() {
    if (at == end) throw flawed(Flaw.TRUNCATED);
    return bytes[at++] & 0xff;
  }

  /// A number from 0 to [#MAX].
  public long varUint() {
    int first = readByte();
    return first < MORE ? first : varUintAfter(first & (MORE - 1), BITS);
  }

  /// A signed number; the negative zero of JavaScript becomes 0.
  public long varInt() {
    int first = readByte();
    long number = first & (NEGATIVE - 1);
    if ((first & MORE) != 0) number = varUintAfter(number, FIRST_BITS);
    return (first & NEGATIVE) == 0 ? number : -number;
  }

  private long varUintAfter(long low, int bits) {
    long number = low;
    for (int shift = bits; ; shift += BITS) {
      int next = readByte();
      long part = next & (MORE - 1);
      // Padding may go on for ever, but adds nothing.
      if (part != 0 && (shift >= Long.SIZE || part > MAX >> shift)) throw flawed(Flaw.TOO_LARGE);
      if (part != 0) number |= part << shift;
      if (next < MORE) return number;
    }
  }

  /// How many parts follow, if each takes `least` bytes or more.
  ///
  /// @throws MalformedUpdate if the remaining bytes cannot hold them
  public int count(int least) {
    long count = varUint();
    if (count > remaining() / least) throw flawed(Flaw.COUNT);
    return (int) count;
  }

  /// A copy of bytes that follow their length.
  public byte[] varBytes() {
    int length = length();
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /// A copy of a text in UTF-8 that follows its length; texts stay bytes here, as JavaScript's
  /// lone surrogates and `String` do not agree.
  public byte[] varString() {
    int length = length();
    Utf8.check(bytes, at - length, at);
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /// Passes over bytes that follow their length, and returns the length.
  int length() {
    long length = varUint();
    if (length > remaining()) throw flawed(Flaw.TRUNCATED);
    skip((int) length);
    return (int) length;
  }

  /// Passes over `count` bytes.
  void skip(int count) {
    if (count > remaining()) throw flawed(Flaw.TRUNCATED);
    at += count;
  }

  /// The array that is read.
  byte[] array() {
    return bytes;
  }

  /// Ends the reading: nothing may be left.
  ///
  /// @throws MalformedUpdate if bytes are left
  public void requireEnd() {
    if (at != end) throw flawed(Flaw.TRAILING);
  }

  /// The flaw, found here.
  MalformedUpdate flawed(Flaw flaw) {
    return new MalformedUpdate(flaw, at);
  }
}
