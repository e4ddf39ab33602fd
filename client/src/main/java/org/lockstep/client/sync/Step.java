package org.lockstep.client.sync;

import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;

/// One key operation that this device can do now.
public sealed interface Step {
  /// Give the own account a new service secret.
  record RotateService() implements Step {}

  /// Give the own account a new circle secret.
  record RotateCircle() implements Step {}

  /// Give the own account a new messages key.
  record RotateMessages() implements Step {}

  /// Give the vault the own account's service secret.
  record EscrowService() implements Step {}

  /// Give a share a new epoch.
  record RotateShare(ShareId share) implements Step {}

  /// Seal a share's key to a member who lacks it.
  record SealToMember(ShareId share, AccountId account) implements Step {}

  /// Give the vault a share's key.
  record EscrowShare(ShareId share) implements Step {}
}
