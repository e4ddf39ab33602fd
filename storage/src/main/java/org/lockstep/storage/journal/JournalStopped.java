package org.lockstep.storage.journal;

import org.lockstep.storage.StorageException;

/// The journal takes no more appends: it is closed, or a commit ended in an unknown outcome.
///
/// Appends that were waiting for that commit are either wholly there or wholly absent; only the
/// next start tells which. Reading goes on.
public final class JournalStopped extends StorageException {
  private static final long serialVersionUID = 1L;

  public JournalStopped(String message) {
    super(message);
  }

  public JournalStopped(String message, Throwable cause) {
    super(message, cause);
  }
}
