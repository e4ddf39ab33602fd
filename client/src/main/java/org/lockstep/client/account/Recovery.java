package org.lockstep.client.account;

import org.lockstep.crypto.recovery.RecoveryKey;

/// The recovery key of the account.
public final class Recovery {
  Recovery() {}

  /// Makes a recovery key, which an older one dies with. Show it once: nobody can show it again.
  public RecoveryKey make() {
    return later();
  }

  /// Ends the recovery key.
  public void remove() {
    later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
