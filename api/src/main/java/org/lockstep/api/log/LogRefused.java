package org.lockstep.api.log;

/// The store does not go on where the log was, or is told to go on under another name; the message
/// is one line for an operator, and says what to do.
public final class LogRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogRefused(String line) {
    super(line);
  }
}
