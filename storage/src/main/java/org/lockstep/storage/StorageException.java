package org.lockstep.storage;

/// A store could not do what was asked; the message is one line for an operator.
///
/// Plain instances mean that the disk or the database failed, and that the call has changed nothing
/// unless its documentation says otherwise. What a caller may act on is a subclass.
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageException(String message) {
    super(message);
  }

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
