package org.lockstep.storage.updates;

import org.lockstep.storage.StorageException;

/// The logs take nothing more: they are closed, or a commit ended in an unknown outcome.
///
/// What was waiting for that commit is either wholly there or wholly absent; only the next start
/// tells which. Reading goes on.
public final class UpdatesStopped extends StorageException {
  private static final long serialVersionUID = 1L;

  public UpdatesStopped(String message) {
    super(message);
  }

  public UpdatesStopped(String message, Throwable cause) {
    super(message, cause);
  }
}
