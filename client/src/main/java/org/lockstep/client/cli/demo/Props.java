package org.lockstep.client.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// The files of the play.
final class Props {
  private static final int PHOTO_BYTES = 3 * 1024 * 1024 + 17;

  private Props() {}

  static void text(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file that takes several chunks; the same in every play, so that a failure can be repeated.
  static void photo(Path file) {
    var bytes = new byte[PHOTO_BYTES];
    new Random(8420).nextBytes(bytes);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean same(Path one, Path other) {
    try {
      return Files.mismatch(one, other) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
