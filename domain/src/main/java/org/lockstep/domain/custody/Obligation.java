package org.lockstep.domain.custody;

import org.lockstep.domain.id.AccountId;

/// A key operation that is still owed to a share.
public sealed interface Obligation {
  /// A new epoch, whose secret neither the vault nor a removed party ever held (R58, R59).
  record RotateShare() implements Obligation {}

  /// The share's secret, for the vault, because a link, live work or the kind calls for it (R53).
  record EscrowShare() implements Obligation {}

  /// The share's secret, for a participant who has joined and lacks it.
  record SealToMember(AccountId account) implements Obligation {}

  /// A new service secret of a participant, because the vault or a revoked device held the current
  /// one (R21, R72).
  record RotateService(AccountId account) implements Obligation {}

  /// A participant's service secret, for the vault, because the account is `STANDARD` (R23).
  record EscrowService(AccountId account) implements Obligation {}

  /// The destruction of a share's secrets that nothing calls for any more; the server owes it
  /// (R58).
  record DestroyEscrow() implements Obligation {}

  /// The destruction of a participant's service secrets; the server owes it (R20).
  record DestroyServiceSecrets(AccountId account) implements Obligation {}
}
