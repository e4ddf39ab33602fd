package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The version of this program, as the build wrote it.
final class Version {
  private Version() {}

  static String text() {
    try (var text = Version.class.getResourceAsStream("version.txt")) {
      if (text == null)
        throw new IllegalStateException("the program was packed without its version");
      return new String(text.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
