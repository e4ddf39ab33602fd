package org.lockstep.storage.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.StorageFull;

/// Writes one piece of an upload, and tells a failing disk from a failing stream.
final class Piece {
  private static final int BUFFER = 64 << 10;

  private final Path file;

  Piece(Path file) {
    this.file = file;
  }

  /// Writes the stream from `offset` on, and returns where it ends; what is written is durable.
  ///
  /// @throws IOException if the stream fails; what it gave before is kept
  /// @throws StorageException if the disk fails; the file has its old length
  long write(long offset, InputStream bytes) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      try {
        copy(channel, offset, bytes);
      } catch (StorageException e) {
        throw shortened(channel, offset, e);
      }
      return channel.size();
    }
  }

  private void copy(FileChannel channel, long offset, InputStream bytes) throws IOException {
    var buffer = new byte[BUFFER];
    long place = offset;
    try {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        write(channel, place, ByteBuffer.wrap(buffer, 0, read));
        place += read;
      }
    } finally {
      force(channel);
    }
  }

  private void write(FileChannel channel, long place, ByteBuffer bytes) {
    try {
      for (long next = place; bytes.hasRemaining(); ) {
        next += channel.write(bytes, next);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void force(FileChannel channel) {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static StorageException shortened(
      FileChannel channel, long length, StorageException failure) {
    try {
      channel.truncate(length);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /// The platform says "no room" in words alone; both of them, since a quota and a limit on the
  /// size of files are no room either.
  private StorageException failure(IOException e) {
    var words = String.valueOf(e.getMessage());
    boolean full =
        words.contains("No space left")
            || words.contains("quota exceeded")
            || words.contains("File too large");
    return full
        ? new StorageFull("There is no room for " + file + ".", e)
        : new StorageException(file + " cannot be written: " + words, e);
  }
}
