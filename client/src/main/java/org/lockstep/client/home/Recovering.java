package org.lockstep.client.home;

import java.util.Optional;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.RecoveryId;

/// A recovery that this device has begun and not finished yet.
///
/// @param handle that was given
/// @param account whose recovery it is
/// @param method by what, the recovery key if left out
public record Recovering(
    RecoveryId recovery, String handle, AccountId account, Optional<RecoveryMethod> method) {
  /// By the recovery key.
  public Recovering(RecoveryId recovery, String handle, AccountId account) {
    this(recovery, handle, account, Optional.empty());
  }

  /// Whether it is one by that method.
  public boolean isBy(RecoveryMethod other) {
    return method.orElse(RecoveryMethod.KEY) == other;
  }
}
