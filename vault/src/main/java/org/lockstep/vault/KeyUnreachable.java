package org.lockstep.vault;

import java.io.Serial;

/// No path leads from what the vault holds to the wanted secret.
public final class KeyUnreachable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// What is in the way.
  public enum Reason {
    /// The vault holds no secret of that owner at the wanted epoch or a later one.
    NOT_HELD,
    /// A link between two epochs is not published.
    LINK_MISSING,
    /// A link does not open, or leads to another secret than was committed to.
    LINK_REFUSED
  }

  private final KeyName wanted;
  private final Reason reason;
  private final KeyName at;

  KeyUnreachable(KeyName wanted, Reason reason, KeyName at) {
    super(wanted + " cannot be reached: " + reason + " at epoch " + at.epoch());
    this.wanted = wanted;
    this.reason = reason;
    this.at = at;
  }

  KeyUnreachable(KeyName wanted, Reason reason, KeyName at, Throwable cause) {
    this(wanted, reason, at);
    initCause(cause);
  }

  /// The secret that was asked for.
  public KeyName wanted() {
    return wanted;
  }

  /// What is in the way.
  public Reason reason() {
    return reason;
  }

  /// Where the walk ended: the last secret that was reached, or the wanted one if none is held.
  public KeyName at() {
    return at;
  }
}
