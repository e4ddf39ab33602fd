package org.lockstep.domain.custody;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareState.Active;

/// How far the vault has ever reached into a share, computed from states alone.
///
/// It says what [CustodyGraph] would say of the same history: see the package's story for why the
/// largest epoch is enough.
public final class Reach {
  private Reach() {}

  /// The newest epoch of the share's secret that the vault has ever reached, 0 if none. All older
  /// ones come with it.
  public static int upTo(Active share, Accounts accounts) {
    return upTo(share, new Scope.Everyone(), accounts);
  }

  /// The newest that it reaches by the share's escrow or by an account within `scope`. With the
  /// reach before an event, which only grows, this is the reach after it.
  static int upTo(Active share, Scope scope, Accounts accounts) {
    var granted = share.keys().granted();
    int newest = share.keys().escrowed();
    for (var account : scope.among(granted.keySet())) {
      var epochs = Objects.requireNonNull(granted.get(account));
      if (epochs.newest() > newest) {
        newest = Math.max(newest, epochs.newest(known(account, accounts)));
      }
    }
    return newest;
  }

  /// Whether the vault has ever reached the epoch that new content is written under.
  public static boolean isCurrent(Active share, Accounts accounts) {
    return isCurrent(share, upTo(share, accounts));
  }

  static boolean isCurrent(Active share, int upTo) {
    int current = share.keys().current();
    return current > 0 && upTo >= current;
  }

  /// Through what the vault reaches the current epoch: nothing if it does not.
  public static Set<Cause> into(Active share, Accounts accounts) {
    return into(share, new Scope.Everyone(), accounts);
  }

  /// The ways by the share's escrow or by an account within `scope`.
  static Set<Cause> into(Active share, Scope scope, Accounts accounts) {
    var ways = new LinkedHashSet<Cause>();
    var keys = share.keys();
    if (keys.current() > 0 && keys.escrowed() >= keys.current()) {
      ways.addAll(Policy.ofShare(share));
    }
    for (var account : scope.among(keys.granted().keySet())) {
      if (keys.isCurrentReachedThrough(account, known(account, accounts))) {
        ways.add(new Cause.Participant(account));
      }
    }
    return ways;
  }

  private static int known(AccountId account, Accounts accounts) {
    var open = accounts.account(account);
    return open.isPresent() ? open.get().service().known() : 0;
  }
}
