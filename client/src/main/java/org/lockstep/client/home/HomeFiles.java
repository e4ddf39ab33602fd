package org.lockstep.client.home;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.lockstep.client.failure.HomeRefused;

/// The files of a home: private, and replaced as a whole or not at all.
final class HomeFiles {
  static final int FORMAT = 1;

  private static final Set<PosixFilePermission> PRIVATE_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> PRIVATE_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final Path directory;
  private final boolean posix;

  private HomeFiles(Path directory, boolean posix) {
    this.directory = directory;
    this.posix = posix;
  }

  /// Opens the directory, made if it is missing.
  ///
  /// @throws HomeRefused if others can read it
  static HomeFiles in(Path directory) {
    var files =
        new HomeFiles(
            directory, directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
    try {
      if (Files.notExists(directory)) files.createDirectory();
      files.requirePrivate(directory);
      return files;
    } catch (IOException e) {
      throw files.unusable(e);
    }
  }

  private void createDirectory() throws IOException {
    var parent = directory.toAbsolutePath().getParent();
    if (parent != null) Files.createDirectories(parent);
    try {
      Files.createDirectory(directory, attributes(PRIVATE_DIRECTORY));
    } catch (FileAlreadyExistsException _) {
      // Another process was faster.
    }
  }

  private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    if (!posix) return new FileAttribute<?>[0];
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  private void requirePrivate(Path path) throws IOException {
    if (!posix) return;
    var granted = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (granted.stream().anyMatch(OTHERS::contains)) {
      throw new HomeRefused(HomeRefused.Reason.PERMISSIONS_TOO_WIDE, directory);
    }
  }

  Path directory() {
    return directory;
  }

  /// The whole of a file, if there is one.
  Optional<byte[]> read(String name) {
    var file = directory.resolve(name);
    try {
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
      requirePrivate(file);
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Replaces a file: after a crash it is either the old or the new one, whole.
  void replace(String name, byte[] content) {
    var aside = directory.resolve(name + ".new");
    try {
      Files.deleteIfExists(aside);
      write(aside, content);
      Files.move(
          aside,
          directory.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      forceDirectory();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void write(Path file, byte[] content) throws IOException {
    try (var channel =
        FileChannel.open(file, Set.of(CREATE_NEW, WRITE), attributes(PRIVATE_FILE))) {
      var rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) channel.write(rest);
      channel.force(true);
    }
  }

  private void forceDirectory() throws IOException {
    if (!posix) return;
    try (var channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  /// The file that processes lock while they replace others.
  FileChannel lockFile() throws IOException {
    var file = directory.resolve("lock");
    try {
      return FileChannel.open(file, Set.of(CREATE_NEW, WRITE), attributes(PRIVATE_FILE));
    } catch (FileAlreadyExistsException _) {
      return FileChannel.open(file, WRITE);
    }
  }

  HomeRefused unusable(IOException cause) {
    return new HomeRefused(HomeRefused.Reason.UNUSABLE, directory, cause);
  }
}
