package org.lockstep.storage;

/// The store does not answer at present; later it may. Nothing was changed.
public final class StoreUnreachable extends StorageException {
  private static final long serialVersionUID = 1L;

  public StoreUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
