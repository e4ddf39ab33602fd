package org.lockstep.storage;

/// The disk has no room left; nothing of the refused write is visible.
public final class StorageFull extends StorageException {
  private static final long serialVersionUID = 1L;

  public StorageFull(String message, Throwable cause) {
    super(message, cause);
  }
}
