package org.lockstep.domain.custody;

import java.util.Set;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareEvent;

/// Whose part in a share an event can have changed. What lies in the share as a whole may change
/// with every event; of the accounts only these need to be looked at again.
sealed interface Scope {
  /// Any account's part.
  record Everyone() implements Scope {}

  /// The part of one account.
  record One(AccountId account) implements Scope {}

  /// No account's part.
  record Nobody() implements Scope {}

  /// Whom an event of a share concerns.
  static Scope of(ShareEvent event) {
    return switch (event) {
      case ShareEvent.EpochStarted _ -> new Everyone();
      case ShareEvent.ShareCreated e -> new One(e.owner());
      case ShareEvent.KeyGranted e -> new One(e.grant().recipient());
      case ShareEvent.ParticipantInvited e -> new One(e.account());
      case ShareEvent.InvitationWithdrawn e -> new One(e.account());
      case ShareEvent.ParticipantJoined e -> new One(e.account());
      case ShareEvent.ParticipantLeft e -> new One(e.account());
      case ShareEvent.ParticipantRemoved e -> new One(e.account());
      case ShareEvent.ByClosing e -> new One(e.closed());
      case ShareEvent.ByChannel _,
          ShareEvent.RoleChanged _,
          ShareEvent.LinkOpened _,
          ShareEvent.LinkClosed _,
          ShareEvent.CollaborationStarted _,
          ShareEvent.CollaborationEnded _,
          ShareEvent.EpochEscrowed _,
          ShareEvent.EscrowDestroyed _,
          ShareEvent.ShareEnded _ ->
          new Nobody();
    };
  }

  /// Whom an event of an account concerns: that account.
  static Scope of(AccountEvent event) {
    return new One(event.account());
  }

  /// Whether `account` needs to be looked at again.
  default boolean covers(AccountId account) {
    return switch (this) {
      case Everyone() -> true;
      case One(var one) -> one.equals(account);
      case Nobody() -> false;
    };
  }

  /// Those of `accounts` that need to be looked at again.
  default Set<AccountId> among(Set<AccountId> accounts) {
    return switch (this) {
      case Everyone() -> accounts;
      case One(var one) -> accounts.contains(one) ? Set.of(one) : Set.of();
      case Nobody() -> Set.of();
    };
  }
}
