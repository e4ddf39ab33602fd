package org.lockstep.crypto.testing;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Everything that can go wrong with bytes on their way: each bit flipped, each truncation, and
/// bytes added at an end.
public final class Alterations {
  private Alterations() {}

  /// All copies with one bit flipped.
  public static Stream<byte[]> flips(byte[] bytes) {
    return IntStream.range(0, bytes.length * Byte.SIZE)
        .parallel()
        .mapToObj(bit -> flip(bytes, bit));
  }

  /// All prefixes and suffixes that are shorter, the empty one included, and a few that are longer.
  public static Stream<byte[]> lengths(byte[] bytes) {
    var prefixes = IntStream.range(0, bytes.length).mapToObj(n -> Arrays.copyOf(bytes, n));
    var suffixes =
        IntStream.range(1, bytes.length).mapToObj(n -> Arrays.copyOfRange(bytes, n, bytes.length));
    var longer = IntStream.of(1, 16, 32).mapToObj(n -> Arrays.copyOf(bytes, bytes.length + n));
    return Stream.of(prefixes, suffixes, longer).flatMap(s -> s);
  }

  /// Flips and lengths together.
  public static Stream<byte[]> all(byte[] bytes) {
    return Stream.concat(flips(bytes), lengths(bytes));
  }

  /// A copy with this bit flipped.
  public static byte[] flip(byte[] bytes, int bit) {
    var flipped = bytes.clone();
    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return flipped;
  }
}
