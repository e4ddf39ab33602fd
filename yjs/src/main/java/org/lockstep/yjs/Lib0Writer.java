package org.lockstep.yjs;

import java.util.Arrays;
import java.util.Objects;

/// Writes lib0's primitives, each number in its shortest form. For one thread.
public final class Lib0Writer {
  private static final int ROOM = 64;
  private static final int LONGEST_NUMBER = 8;
  private static final int MORE = 0x80;
  private static final int BITS = 7;

  private byte[] bytes;
  private int size;

  /// Empty.
  public Lib0Writer() {
    this(ROOM);
  }

  /// Empty, with room for as many bytes before it has to grow.
  public Lib0Writer(int room) {
    bytes = new byte[room];
  }

  /// How many bytes were written.
  public int size() {
    return size;
  }

  /// The lowest eight bits.
  public Lib0Writer writeByte(int value) {
    grow(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /// A number from 0 to [Lib0Reader#MAX].
  public Lib0Writer varUint(long number) {
    if (number < 0 || number > Lib0Reader.MAX) throw new IllegalArgumentException("" + number);
    grow(LONGEST_NUMBER);
    long rest = number;
    while (rest >= MORE) {
      bytes[size++] = (byte) (rest | MORE);
      rest >>>= BITS;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /// The length of these bytes and then the bytes.
  public Lib0Writer varBytes(byte[] content) {
    return varUint(content.length).raw(content, 0, content.length);
  }

  /// A text, which must be UTF-8.
  public Lib0Writer varString(byte[] utf8) {
    Utf8.check(utf8, 0, utf8.length);
    return varBytes(utf8);
  }

  /// The bytes `from` (inclusive) to `to` (exclusive) as they are.
  public Lib0Writer raw(byte[] content, int from, int to) {
    Objects.checkFromToIndex(from, to, content.length);
    grow(to - from);
    System.arraycopy(content, from, bytes, size, to - from);
    size += to - from;
    return this;
  }

  /// What another writer has written from its byte `from` (inclusive) to `to` (exclusive).
  Lib0Writer raw(Lib0Writer other, int from, int to) {
    Objects.checkFromToIndex(from, to, other.size);
    return raw(other.bytes, from, to);
  }

  /// Copies what was written from byte `from` (inclusive) to `to` (exclusive) into `target`, and
  /// returns the index after it there.
  int copyTo(byte[] target, int at, int from, int to) {
    System.arraycopy(bytes, from, target, at, to - from);
    return at + to - from;
  }

  /// Forgets what was written.
  void clear() {
    size = 0;
  }

  /// A copy of what was written.
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void grow(int more) {
    if (more <= bytes.length - size) return;
    int least = Math.addExact(size, more);
    bytes = Arrays.copyOf(bytes, (int) Math.max(least, Math.min(2L * size, Integer.MAX_VALUE - 8)));
  }
}
