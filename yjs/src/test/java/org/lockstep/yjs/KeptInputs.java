package org.lockstep.yjs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/// What a fuzzer found worth keeping: inputs that take a way through the code that no shorter one
/// takes, and all that ever failed, one a line in hexadecimal. An empty input is a `-`.
public final class KeptInputs {
  private KeptInputs() {}

  /// Those of a file in `fuzz`.
  ///
  /// @param test whose resources have it
  public static Stream<byte[]> of(Class<?> test, String name) {
    var path = "/fuzz/" + name + ".hex";
    try (var in = test.getResourceAsStream(path)) {
      if (in == null) throw new IllegalStateException(path + " is missing");
      return new String(in.readAllBytes(), US_ASCII).lines().map(KeptInputs::input);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static byte[] input(String line) {
    return line.equals("-") ? new byte[0] : Vectors.unhex(line);
  }
}
