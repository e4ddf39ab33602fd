package org.lockstep.storage;

/// A commit failed so late that it may be found durable at the next start, or may not.
public final class OutcomeUnknown extends StorageException {
  private static final long serialVersionUID = 1L;

  public OutcomeUnknown(String message, Throwable cause) {
    super(message, cause);
  }
}
