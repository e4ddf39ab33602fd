package org.lockstep.client.failure;

import java.io.Serial;

/// An alarm: the server showed something that must not be believed. Nothing was sealed, nothing was
/// remembered.
public final class TrustRefused extends ClientFailure {
  @Serial private static final long serialVersionUID = 1;

  private final transient Breach breach;

  /// Refuses what was shown.
  public TrustRefused(Breach breach) {
    super(breach.words());
    this.breach = breach;
  }

  /// Refuses what was shown, as a lower layer found.
  public TrustRefused(Breach breach, Throwable cause) {
    super(breach.words(), cause);
    this.breach = breach;
  }

  /// What was wrong with it.
  public Breach breach() {
    return breach;
  }
}
