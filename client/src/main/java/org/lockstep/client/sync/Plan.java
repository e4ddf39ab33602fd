package org.lockstep.client.sync;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.custody.Obligation;
import org.lockstep.domain.custody.Obligations;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;

/// What a device does next: pure functions of how things stand. Doing the step, looking again and
/// asking again leads to where nothing is left that this device can meet.
final class Plan {
  private Plan() {}

  /// The next step for the own account.
  static Optional<Step> ofAccount(OwnStanding own) {
    if (own.owesServiceRotation() && !own.awaitsDestruction()) {
      return Optional.of(new Step.RotateService());
    }
    if (own.circle().isCompromised()) return Optional.of(new Step.RotateCircle());
    boolean owesEscrow =
        own.mode() == ProtectionMode.STANDARD && own.service().held() < own.service().current();
    return owesEscrow && own.escrowPermitted()
        ? Optional.of(new Step.EscrowService())
        : Optional.empty();
  }

  /// The step that the own messages call for. The server says that it is owed; that it really is
  /// shows in the account's events before anything is done, and `protection show` finds out a
  /// server that keeps silent.
  static Optional<Step> ofMessages(List<ObligationView> pending) {
    return pending.stream().anyMatch(o -> o.obligation() == ObligationName.ROTATE_MESSAGES)
        ? Optional.of(new Step.RotateMessages())
        : Optional.empty();
  }

  /// The next step for a share.
  ///
  /// @param accounts how the accounts that bear on it stand
  /// @param own the account of this device
  static Optional<Step> ofShare(Active share, Accounts accounts, AccountId own) {
    boolean able =
        share.roleOf(own).filter(Role::mayWrite).isPresent()
            && share.keys().holders().contains(own);
    if (!able) return Optional.empty();
    var owed = Obligations.of(share, accounts);
    if (owed.contains(new Obligation.RotateShare()) && Obligations.mayRotate(share, accounts)) {
      return Optional.of(new Step.RotateShare(share.share()));
    }
    for (var obligation : owed) {
      if (obligation instanceof Obligation.SealToMember(var account)) {
        return Optional.of(new Step.SealToMember(share.share(), account));
      }
    }
    return owed.contains(new Obligation.EscrowShare())
        ? Optional.of(new Step.EscrowShare(share.share()))
        : Optional.empty();
  }
}
