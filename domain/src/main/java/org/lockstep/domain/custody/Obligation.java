package org.lockstep.domain.custody;

import java.util.Comparator;
import java.util.Optional;
import org.lockstep.domain.id.AccountId;

/// A key operation that is still owed to a share.
public sealed interface Obligation {
  /// The order in which obligations that begin at the same moment are told: whoever meets them in
  /// this order finds none in its own way.
  Comparator<Obligation> ORDER =
      Comparator.comparingInt(Obligation::rank)
          .thenComparing(owed -> owed.debtor().map(AccountId::value).orElse(""));

  /// The account that is concerned, unless it is the share as a whole.
  default Optional<AccountId> debtor() {
    return switch (this) {
      case DestroyServiceSecrets(var account) -> Optional.of(account);
      case RotateService(var account) -> Optional.of(account);
      case EscrowService(var account) -> Optional.of(account);
      case SealToMember(var account) -> Optional.of(account);
      case DestroyEscrow(), RotateShare(), EscrowShare() -> Optional.empty();
    };
  }

  private int rank() {
    return switch (this) {
      case DestroyServiceSecrets(_) -> 0;
      case RotateService(_) -> 1;
      case EscrowService(_) -> 2;
      case DestroyEscrow() -> 3;
      case RotateShare() -> 4;
      case SealToMember(_) -> 5;
      case EscrowShare() -> 6;
    };
  }

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
