package org.lockstep.domain.custody;

import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Moment;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareState;

/// The current key of a living share in hands that must not have it (R59).
///
/// A function of the events alone, so that a member's client finds what the server finds.
///
/// @param epoch the one that has to be replaced
/// @param holders accounts that have no part in the share any more, or whose revoked device holds
///     the key
/// @param since when the rotation began to be owed
public record StaleBox(int epoch, Set<AccountId> holders, Moment since) {
  /// Copies the set.
  public StaleBox {
    holders = Set.copyOf(holders);
  }

  /// The one of a share, if it has one.
  ///
  /// @param accounts as they are at the same point of the history
  public static Optional<StaleBox> of(ShareProtection protection, Accounts accounts) {
    if (!(protection.state() instanceof ShareState.Active share)) return Optional.empty();
    var holders = Obligations.removedHolders(share, accounts);
    var since = protection.pending().get(new Obligation.RotateShare());
    if (holders.isEmpty() || since == null) return Optional.empty();
    return Optional.of(new StaleBox(share.keys().current(), holders, since));
  }
}
