package org.lockstep.domain.custody;

import java.util.LinkedHashSet;
import java.util.Set;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.domain.share.ShareState.Ended;

/// Which key operations are owed to a share. Derived from the events, never kept: meeting one is
/// what ends it.
public final class Obligations {
  private Obligations() {}

  /// Everything that is owed to `share`.
  public static Set<Obligation> of(Active share, Accounts accounts) {
    var owed = ofParticipants(share, new Scope.Everyone(), accounts);
    boolean dirty = Reach.isCurrent(share, accounts) && Policy.causes(share, accounts).isEmpty();
    owed.addAll(ofShare(share, dirty || isHeldByRemovedParty(share, accounts)));
    return owed;
  }

  /// What participants within `scope` owe or are owed.
  static Set<Obligation> ofParticipants(Active share, Scope scope, Accounts accounts) {
    var owed = new LinkedHashSet<Obligation>();
    for (var account : scope.among(share.participants().keySet())) {
      var open = accounts.account(account);
      if (open.isPresent()) add(open.get(), owed);
      if (!share.keys().isHeldBy(account)) owed.add(new Obligation.SealToMember(account));
    }
    return owed;
  }

  /// What is owed to the share as a whole.
  ///
  /// @param mustRotate whether its current epoch is in wrong hands
  static Set<Obligation> ofShare(Active share, boolean mustRotate) {
    var owed = new LinkedHashSet<Obligation>();
    var keys = share.keys();
    if (share.owesDestruction()) owed.add(new Obligation.DestroyEscrow());
    if (share.callsForEscrow() && keys.held() < keys.current()) {
      owed.add(new Obligation.EscrowShare());
    }
    if (mustRotate) owed.add(new Obligation.RotateShare());
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

  /// Whether somebody who has no part in the share any more, or a revoked device, holds the current
  /// epoch's key (R59).
  public static boolean isHeldByRemovedParty(Active share, Accounts accounts) {
    return isHeldByRemovedParty(share, new Scope.Everyone(), accounts);
  }

  /// The same, of those within `scope`.
  static boolean isHeldByRemovedParty(Active share, Scope scope, Accounts accounts) {
    var keys = share.keys();
    for (var account : scope.among(keys.granted().keySet())) {
      if (!keys.isHeldBy(account)) continue;
      if (isOutsider(share, account) || isLeaked(share, account, accounts)) return true;
    }
    return false;
  }

  /// All of them.
  public static Set<AccountId> removedHolders(Active share, Accounts accounts) {
    var removed = new LinkedHashSet<AccountId>();
    for (var account : share.keys().holders()) {
      if (isOutsider(share, account) || isLeaked(share, account, accounts)) removed.add(account);
    }
    return removed;
  }

  private static boolean isOutsider(Active share, AccountId account) {
    return !share.participants().containsKey(account) && !share.invitations().containsKey(account);
  }

  /// Whether a device that the account has revoked holds the current epoch's key.
  private static boolean isLeaked(Active share, AccountId account, Accounts accounts) {
    var open = accounts.account(account);
    int compromised = open.isPresent() ? open.get().service().compromised() : 0;
    return compromised > 0 && share.keys().isCurrentReachedThrough(account, compromised);
  }

  /// Whether a new epoch that is owed would be of use now: not while the server still holds what it
  /// must destroy,
  /// and not while a participant's key would hand the new secret to whoever had the old one. Only
  /// to shut out somebody who has left is it right even then.
  public static boolean mayRotate(Active share, Accounts accounts) {
    if (share.owesDestruction()) return false;
    return isHeldByOutsider(share) || !wouldBeDirtyAtOnce(share, accounts);
  }

  private static boolean isHeldByOutsider(Active share) {
    return share.keys().holders().stream().anyMatch(account -> isOutsider(share, account));
  }

  private static boolean wouldBeDirtyAtOnce(Active share, Accounts accounts) {
    return share.participants().keySet().stream()
        .flatMap(account -> accounts.account(account).stream())
        .anyMatch(Obligations::owesServiceRotation);
  }
}
