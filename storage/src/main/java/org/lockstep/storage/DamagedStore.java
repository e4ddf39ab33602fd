package org.lockstep.storage;

import java.nio.file.Path;

/// A file of the data directory, or a database, does not hold what Lockstep wrote there; it is
/// refused, never repaired.
public final class DamagedStore extends StorageException {
  private static final long serialVersionUID = 1L;

  public DamagedStore(Path file, String finding) {
    this(file.toString(), finding);
  }

  /// @param store names it in the message
  public DamagedStore(String store, String finding) {
    super(line(store, finding));
  }

  public DamagedStore(Path file, String finding, Throwable cause) {
    this(file.toString(), finding, cause);
  }

  /// @param store names it in the message
  public DamagedStore(String store, String finding, Throwable cause) {
    super(line(store, finding), cause);
  }

  private static String line(String store, String finding) {
    return "%s is damaged (%s). Restore it from a backup; Lockstep does not repair it."
        .formatted(store, finding.strip().replaceAll("\\s*\n\\s*", "; "));
  }
}
