package org.lockstep.storage.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.files.DurableFiles;

/// A directory that this process alone works on, in a format that it knows.
///
/// The lock is the operating system's and ends with the process, however that ends; the file `lock`
/// only says who holds it. The file `format` is written last when a directory is made, so a
/// directory without one was never finished and holds nothing that anybody was told to be durable.
/// In the same way one of an older format is taken up to the newest: what it lacks is made, then
/// the file is replaced. Older versions refuse it from then on.
public final class DataDirectory implements AutoCloseable {
  /// The newest format that this version knows.
  public static final int FORMAT = 2;

  private static final String LOCK = "lock";
  private static final String FORMAT_FILE = "format";
  private static final Pattern FORMAT_LINE = Pattern.compile("lockstep-data (\\d{1,9})\n");
  private static final int LONGEST_FORMAT_FILE = 64;

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;
  private int format; // 0 while it is being made

  private DataDirectory(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /// Opens the directory, or makes it (0700).
  ///
  /// @param parts the names of the files and directories that will be made in it
  /// @throws DirectoryInUse if another process has it
  /// @throws UnsupportedFormat if it is newer, or holds something else
  /// @throws DamagedStore if its format cannot be read
  public static DataDirectory open(Path path, Set<String> parts) {
    try {
      DurableFiles.createDirectory(path);
      refuseForeign(path, parts);
      var directory = lock(path);
      try {
        directory.format = directory.readFormat();
        return directory;
      } catch (RuntimeException | IOException e) {
        directory.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StorageException("The data directory " + path + " cannot be opened: " + e, e);
    }
  }

  public Path path() {
    return path;
  }

  /// Says that all parts are made; from now on a missing one is damage.
  public void finish() {
    if (format == FORMAT) return;
    try {
      var line = "lockstep-data " + FORMAT + "\n";
      DurableFiles.write(path.resolve(FORMAT_FILE), line.getBytes(StandardCharsets.US_ASCII));
      format = FORMAT;
    } catch (IOException e) {
      throw new StorageException("The data directory " + path + " cannot be made: " + e, e);
    }
  }

  /// The path of a part that must be there, unless the directory is being made or taken up to the
  /// format that has it.
  ///
  /// @param since the first format with that part
  /// @throws DamagedStore if it is missing
  public Path require(String part, int since) {
    var file = path.resolve(part);
    if (format >= since && !Files.exists(file)) throw new DamagedStore(file, "it is missing");
    return file;
  }

  /// Lets other processes have the directory.
  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new StorageException("The lock of " + path + " cannot be released: " + e, e);
    }
  }

  private static void refuseForeign(Path path, Set<String> parts) throws IOException {
    if (Files.exists(path.resolve(FORMAT_FILE))) return;
    try (var entries = Files.list(path)) {
      var foreign =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !isOurs(name, parts))
              .findAny();
      if (foreign.isPresent()) {
        throw UnsupportedFormat.foreign(path, "it has no format file, but holds " + foreign.get());
      }
    }
  }

  /// Databases have companions with a suffix, and files in the making one too.
  private static boolean isOurs(String name, Set<String> parts) {
    return name.equals(LOCK)
        || name.equals(FORMAT_FILE + ".new")
        || parts.stream()
            .anyMatch(
                part ->
                    List.of("", ".new", ".new-journal", "-wal", "-shm", "-journal").stream()
                        .anyMatch(suffix -> name.equals(part + suffix)));
  }

  private static DataDirectory lock(Path path) throws IOException {
    var file = path.resolve(LOCK);
    DurableFiles.createFile(file);
    var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new DirectoryInUse(path, Files.readString(file, StandardCharsets.UTF_8).strip());
    }
    channel.truncate(0);
    var pid = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return new DataDirectory(path, channel, lock);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another part of this same process holds it
    }
  }

  private int readFormat() throws IOException {
    var file = path.resolve(FORMAT_FILE);
    if (!Files.exists(file)) return 0;
    if (Files.size(file) > LONGEST_FORMAT_FILE) throw new DamagedStore(file, "it is too long");
    var line = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    var found = FORMAT_LINE.matcher(line);
    if (!found.matches()) throw new DamagedStore(file, "it does not name a format");
    int number = Integer.parseInt(found.group(1));
    if (number > FORMAT) throw UnsupportedFormat.newer(path, number, FORMAT);
    if (number < 1) throw new DamagedStore(file, "there is no format " + number);
    return number;
  }
}
