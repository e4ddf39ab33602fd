package org.lockstep.client.account;

import org.lockstep.crypto.account.SafetyNumber;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.PublicAccount;

/// The own account, and those of others.
public final class Accounts {
  Accounts() {}

  /// Opens an account with this device as its first: makes every key, and escrows the service
  /// secret.
  public AccountId open(NewAccount account) {
    return later();
  }

  /// The own account.
  public OwnAccount own() {
    return later();
  }

  /// The account of a handle, its signatures verified and its identity pinned.
  ///
  /// @throws org.lockstep.client.failure.NotFound if no account has the handle
  public PublicAccount find(String handle) {
    return later();
  }

  /// What this person and the person of the handle compare to know that no server stands between
  /// them.
  public SafetyNumber safetyNumber(String handle) {
    return later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
