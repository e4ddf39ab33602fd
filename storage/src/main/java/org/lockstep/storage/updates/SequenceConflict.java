package org.lockstep.storage.updates;

import org.lockstep.storage.StorageException;

/// A number is not the one that a log takes: somebody else writes to it, or an earlier write has
/// failed. Nothing was written; load the log again.
public final class SequenceConflict extends StorageException {
  private static final long serialVersionUID = 1L;

  public SequenceConflict(LogName log, long number, String expected) {
    super("Log %s takes %s, not %d.".formatted(log, expected, number));
  }
}
