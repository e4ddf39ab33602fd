package org.lockstep.client.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes what is received aside, and moves it into place once all of it was read without a
/// complaint.
public final class ReceivedFile {
  private ReceivedFile() {}

  /// Reads a stream to its end into a file, which is replaced as a whole or not at all.
  public static void write(InputStream content, Path to) throws IOException {
    var parent = to.toAbsolutePath().getParent();
    var aside = Files.createTempFile(parent, ".lockstep-", ".part");
    try {
      try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE);
          OutputStream file = Channels.newOutputStream(channel)) {
        content.transferTo(file);
        channel.force(true);
      }
      move(aside, to);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private static void move(Path aside, Path to) throws IOException {
    try {
      Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(aside, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
