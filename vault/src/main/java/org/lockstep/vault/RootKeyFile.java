package org.lockstep.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.lockstep.storage.files.DurableFiles;
import org.lockstep.storage.secrets.Secrets;

/// The root key in a file: 32 random bytes that its owner alone may read (0600 or less).
///
/// The file belongs outside the data directory and outside its backups: who has both reads
/// everything, who has lost it reads nothing.
public final class RootKeyFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private RootKeyFile() {}

  /// Reads the file, or makes it with a fresh key if the store is empty.
  ///
  /// @throws RootKeyRefused if it is missing beside a store that is not empty, open to others, of
  ///     another length, or cannot be read
  public static RootKey open(Path file, Secrets secrets) {
    try {
      if (!Files.exists(file)) create(file, secrets);
      return read(file);
    } catch (IOException | UnsupportedOperationException e) {
      throw new RootKeyRefused(
          RootKeyRefused.Reason.UNREADABLE,
          "The root key " + file + " cannot be read or made: " + e,
          e);
    }
  }

  private static void create(Path file, Secrets secrets) throws IOException {
    if (!new RootCheck(secrets).storeIsEmpty()) {
      throw new RootKeyRefused(
          RootKeyRefused.Reason.MISSING,
          "The root key "
              + file
              + " is missing, but the vault's store was made with one. Put the file back; nothing"
              + " in the store can be read without it.");
    }
    var parent = file.toAbsolutePath().getParent();
    if (parent != null) DurableFiles.createDirectory(parent);
    var bytes = RootKey.random().secret().bytes();
    DurableFiles.write(file, bytes);
    Arrays.fill(bytes, (byte) 0);
  }

  private static RootKey read(Path file) throws IOException {
    if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new RootKeyRefused(
          RootKeyRefused.Reason.TOO_OPEN,
          "The root key "
              + file
              + " is open to more than its owner. Find out who read it, then set its mode to 0600.");
    }
    if (!Files.isRegularFile(file) || Files.size(file) != RootKey.LENGTH) {
      throw new RootKeyRefused(
          RootKeyRefused.Reason.MALFORMED,
          "The root key "
              + file
              + " is not a file of "
              + RootKey.LENGTH
              + " bytes. Put the right"
              + " file back.");
    }
    var bytes = Files.readAllBytes(file);
    try {
      return RootKey.of(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
