package org.lockstep.storage.directory;

import java.nio.file.Path;
import org.lockstep.storage.StorageException;

/// The data was written by another version, or is not Lockstep's; it is left as it is.
public final class UnsupportedFormat extends StorageException {
  private static final long serialVersionUID = 1L;

  private UnsupportedFormat(String message) {
    super(message);
  }

  /// For data that a later version has written.
  public static UnsupportedFormat newer(Path path, int found, int known) {
    return new UnsupportedFormat(
        "%s has format %d; this version of Lockstep reads up to %d. Use a newer version."
            .formatted(path, found, known));
  }

  /// For what something else has written.
  public static UnsupportedFormat foreign(Path path, String finding) {
    return new UnsupportedFormat(
        "%s is not Lockstep's (%s). Name another data directory.".formatted(path, finding));
  }

  /// For a database that a later version has written.
  public static UnsupportedFormat newerStore(String store, int found, int known) {
    return new UnsupportedFormat(
        "%s has format %d; this version of Lockstep reads up to %d. Use a newer version."
            .formatted(store, found, known));
  }

  /// For a database that an earlier version has written, in a form that is read no more.
  public static UnsupportedFormat olderStore(String store, int found, int known) {
    return new UnsupportedFormat(
        "%s has format %d; this version of Lockstep reads %d. Move it with an earlier version."
            .formatted(store, found, known));
  }

  /// For a database that something else has written.
  public static UnsupportedFormat foreignStore(String store, String finding) {
    return new UnsupportedFormat(
        "%s is not Lockstep's (%s). Name another database.".formatted(store, finding));
  }
}
