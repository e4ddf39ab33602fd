package org.lockstep.storage.mongodb;

import org.lockstep.storage.StorageException;

/// Another document has that key; nothing was written.
public final class DuplicateKey extends StorageException {
  private static final long serialVersionUID = 1L;

  DuplicateKey(String message, Throwable cause) {
    super(message, cause);
  }
}
