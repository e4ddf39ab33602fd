package org.lockstep.vault;

import java.io.Serial;

/// A root key with which the vault does not open; the message is one line for an operator and says
/// what to do.
public final class RootKeyRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// What is wrong with it.
  public enum Reason {
    /// There is no root key, but a store that was made with one.
    MISSING,
    /// Others than the owner may read or change the file.
    TOO_OPEN,
    /// The file does not hold exactly one key.
    MALFORMED,
    /// The file cannot be read or made.
    UNREADABLE,
    /// The store was made with another root key.
    WRONG
  }

  private final Reason reason;

  RootKeyRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  RootKeyRefused(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// What is wrong with it.
  public Reason reason() {
    return reason;
  }
}
