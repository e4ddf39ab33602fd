package org.lockstep.storage.directory;

import java.nio.file.Path;
import org.lockstep.storage.StorageException;

/// Another process works on the data directory.
public final class DirectoryInUse extends StorageException {
  private static final long serialVersionUID = 1L;

  /// @param holder how the lock file names the process that holds it
  public DirectoryInUse(Path directory, String holder) {
    super("The data directory %s is in use by process %s.".formatted(directory, holder));
  }
}
