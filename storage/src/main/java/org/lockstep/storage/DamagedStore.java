package org.lockstep.storage;

import java.nio.file.Path;

/// A file of the data directory does not hold what Lockstep wrote there; it is refused, never
/// repaired.
public final class DamagedStore extends StorageException {
  private static final long serialVersionUID = 1L;

  public DamagedStore(Path file, String finding) {
    super(line(file, finding));
  }

  public DamagedStore(Path file, String finding, Throwable cause) {
    super(line(file, finding), cause);
  }

  private static String line(Path file, String finding) {
    return "%s is damaged (%s). Restore it from a backup; Lockstep does not repair it."
        .formatted(file, finding.strip().replaceAll("\\s*\n\\s*", "; "));
  }
}
