package org.lockstep.storage.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lockstep.storage.StorageException;

/// The file in which SQLite keeps pages as they were before a transaction.
///
/// In the mode `PERSIST` its header is zeroed at commit, which makes the rest meaningless to
/// SQLite, but leaves it readable: a destroyed record would survive there. Source: SQLite, "PRAGMA
/// journal_mode".
final class RollbackJournal {
  private static final int BLOCK = 64 << 10;

  private final Path file;

  RollbackJournal(Path database) {
    this.file = database.resolveSibling(database.getFileName() + "-journal");
  }

  /// Overwrites the file with zeros in place, then makes it short. Only between transactions.
  void overwrite() {
    if (!Files.exists(file)) return;
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var zeros = ByteBuffer.allocate(BLOCK);
      for (long place = 0; place < channel.size(); ) {
        zeros.clear().limit((int) Math.min(BLOCK, channel.size() - place));
        place += channel.write(zeros, place);
      }
      channel.force(false);
      channel.truncate(0);
    } catch (IOException e) {
      throw new StorageException(
          file + " cannot be overwritten; a destroyed record may still be readable there.", e);
    }
  }
}
