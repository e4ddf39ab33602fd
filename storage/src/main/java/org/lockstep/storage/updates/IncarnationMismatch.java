package org.lockstep.storage.updates;

import org.lockstep.storage.StorageException;

/// The log that was meant has ended; one of the same name may have begun since. Nothing was
/// written.
public final class IncarnationMismatch extends StorageException {
  private static final long serialVersionUID = 1L;

  public IncarnationMismatch(Incarnation meant) {
    super("The log of incarnation %s has ended.".formatted(meant));
  }
}
