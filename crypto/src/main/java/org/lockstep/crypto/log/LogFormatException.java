package org.lockstep.crypto.log;

/// Says that bytes which should be a leaf, note, checkpoint, key or tile name are not in the one
/// accepted form.
public final class LogFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  LogFormatException(String message) {
    super(message);
  }

  LogFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
