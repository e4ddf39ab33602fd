package org.lockstep.realtime.store;

import org.lockstep.storage.StorageException;

/// Something stored of a document does not open under its key: it was changed, moved, or is another
/// document's. It is refused, never repaired.
public final class DamagedDocument extends StorageException {
  private static final long serialVersionUID = 1L;

  DamagedDocument(String what, Throwable cause) {
    super(
        "%s is damaged (it does not open under its key). Restore it from a backup; Lockstep does"
                .formatted(what)
            + " not repair it.",
        cause);
  }
}
