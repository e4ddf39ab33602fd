package org.lockstep.domain.custody;

import java.util.LinkedHashSet;
import java.util.Set;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.GrantedEpochs;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.domain.share.ShareState.Ended;

/// Which key operations are owed to a share. Derived from the events, never kept: meeting one is
/// what ends it.
public final class Obligations {
  private Obligations() {}

  /// Everything that is owed to `share`.
  public static Set<Obligation> of(Active share, Accounts accounts) {
    return of(share, Reach.upTo(share, accounts), accounts);
  }

  /// The same, by whoever knows already how far the vault reaches.
  static Set<Obligation> of(Active share, int reach, Accounts accounts) {
    var owed = new LinkedHashSet<Obligation>();
    var keys = share.keys();
    if (share.owesDestruction()) owed.add(new Obligation.DestroyEscrow());
    for (var account : share.participants().keySet()) {
      accounts.account(account).ifPresent(open -> add(open, owed));
      if (!keys.isHeldBy(account)) owed.add(new Obligation.SealToMember(account));
    }
    if (share.callsForEscrow() && keys.held() < keys.current()) {
      owed.add(new Obligation.EscrowShare());
    }
    if (mustRotate(share, reach, accounts)) owed.add(new Obligation.RotateShare());
    return owed;
  }

  /// Everything that is owed to a share that has ended: nothing is written any more, so no key is
  /// replaced; what the vault holds goes.
  public static Set<Obligation> of(Ended share) {
    return share.last().keys().held() > 0 ? Set.of(new Obligation.DestroyEscrow()) : Set.of();
  }

  private static void add(Open open, Set<Obligation> owed) {
    var service = open.service();
    var account = open.account();
    switch (open.mode()) {
      case STANDARD -> {
        if (service.held() < service.current()) owed.add(new Obligation.EscrowService(account));
      }
      case ADVANCED -> {
        if (service.held() > 0) owed.add(new Obligation.DestroyServiceSecrets(account));
      }
    }
    if (owesServiceRotation(open)) owed.add(new Obligation.RotateService(account));
  }

  /// Whether the account itself owes a new service secret (R21, R72).
  public static boolean owesServiceRotation(Open open) {
    var service = open.service();
    return service.isCompromised() || (open.mode() == ProtectionMode.ADVANCED && service.isKnown());
  }

  private static boolean mustRotate(Active share, int reach, Accounts accounts) {
    int current = share.keys().current();
    boolean reached = current > 0 && reach >= current;
    return (reached && Policy.allows(share, accounts)) || isHeldByRemovedParty(share, accounts);
  }

  /// Whether somebody who has no part in the share any more, or a revoked device, holds the current
  /// epoch's key (R59).
  public static boolean isHeldByRemovedParty(Active share, Accounts accounts) {
    int current = share.keys().current();
    for (var granted : share.keys().granted().entrySet()) {
      if (granted.getValue().newest() != current) continue;
      var account = granted.getKey();
      if (isOutsider(share, account) || isLeaked(granted.getValue(), current, account, accounts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutsider(Active share, AccountId account) {
    return !share.participants().containsKey(account) && !share.invitations().containsKey(account);
  }

  /// Whether a device that the account has revoked holds the current epoch's key.
  private static boolean isLeaked(
      GrantedEpochs granted, int current, AccountId account, Accounts accounts) {
    int compromised = accounts.account(account).map(open -> open.service().compromised()).orElse(0);
    return compromised > 0 && granted.newest(compromised) == current;
  }
}
