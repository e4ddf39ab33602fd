package org.lockstep.storage.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and directories of the owner alone, whose existence survives the loss of power.
public final class DurableFiles {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private DurableFiles() {}

  /// Makes an empty file that only its owner may read (0600), unless there is a file already.
  public static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, OWNER_FILE);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(file)) throw e;
    }
  }

  /// Makes a directory that only its owner may enter (0700), with those above it that are missing,
  /// unless there is one already.
  public static void createDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) return;
    var parent = directory.toAbsolutePath().getParent();
    if (parent != null) createDirectory(parent);
    try {
      Files.createDirectory(directory, OWNER_DIRECTORY);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) throw e;
    }
    forceParent(directory);
  }

  /// Writes the file whole or not at all.
  public static void write(Path file, byte[] bytes) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    createFile(fresh);
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
    publish(fresh, file);
  }

  /// Gives a finished file its name: afterwards it is durable under it.
  public static void publish(Path from, Path to) throws IOException {
    try (var channel = FileChannel.open(from, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    forceParent(to);
  }

  private static void forceParent(Path path) throws IOException {
    var parent = path.toAbsolutePath().getParent();
    if (parent != null) forceDirectory(parent); // the root of the file system has none
  }

  /// Makes the names within a directory durable.
  public static void forceDirectory(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
