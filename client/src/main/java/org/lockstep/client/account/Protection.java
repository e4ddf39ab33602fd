package org.lockstep.client.account;

import org.lockstep.wire.message.AccountMessages.ProtectionStatus;

/// Advanced Data Protection of the account.
public final class Protection {
  Protection() {}

  /// Turns it on: the server destroys what it holds, then this device replaces the service secret
  /// and
  /// re-keys the shares that it may.
  public ProtectionStatus turnOn() {
    return later();
  }

  /// Turns it off, and escrows the service secret.
  public ProtectionStatus turnOff() {
    return later();
  }

  /// How it stands, and what is missing for turning it on.
  public ProtectionStatus status() {
    return later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
