package org.lockstep.storage.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.lockstep.crypto.log.Note;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.files.DurableFiles;

/// An anchor in a file of its own. Safe for use by many threads; one process at a time.
///
/// The file is made by the first [#append]. A last line that has no end was cut off while it was
/// written, before anybody was shown its checkpoint: it is ignored, and goes at the next append.
public final class FileAnchor implements Anchor {
  /// Beyond so many bytes only the last line is kept.
  static final long LONGEST = 1 << 20;

  private final Path file;
  private Optional<Note> last;
  private boolean clean;

  private FileAnchor(Path file, Optional<Note> last, boolean clean) {
    this.file = file;
    this.last = last;
    this.clean = clean;
  }

  /// Reads the file, if it is there.
  ///
  /// @throws DamagedStore if a line in it is not of an anchor
  /// @throws StorageException if it cannot be read
  public static FileAnchor open(Path file) {
    try {
      var text = Files.readString(file, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      return new FileAnchor(file, lastOf(text.substring(0, end)), end == text.length());
    } catch (NoSuchFileException e) {
      return new FileAnchor(file, Optional.empty(), false);
    } catch (IllegalArgumentException e) {
      throw new DamagedStore(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StorageException("The log's anchor " + file + " cannot be read: " + e, e);
    }
  }

  private static Optional<Note> lastOf(String lines) {
    return lines.lines().map(AnchorLine::read).reduce((_, later) -> later);
  }

  /// Where it is.
  public Path file() {
    return file;
  }

  @Override
  public synchronized Optional<Note> last() {
    return last;
  }

  @Override
  public synchronized void append(Note checkpoint) {
    var line = (AnchorLine.write(checkpoint) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (clean && Files.size(file) + line.length <= LONGEST) add(line);
      else replace(line);
      last = Optional.of(checkpoint);
    } catch (IOException e) {
      throw new StorageException(
          "The log's anchor %s cannot be written (%s). Put it elsewhere with --lockstep.log.anchor."
              .formatted(file, e),
          e);
    }
  }

  /// Until this is done the file may end in half a line; [#replace] takes it away.
  private void add(byte[] line) throws IOException {
    clean = false;
    try (var channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      var left = ByteBuffer.wrap(line);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    clean = true;
  }

  private void replace(byte[] line) throws IOException {
    var parent = file.toAbsolutePath().getParent();
    if (parent != null) DurableFiles.createDirectory(parent);
    DurableFiles.write(file, line);
    clean = true;
  }
}
