package org.lockstep.domain.custody;

import java.util.LinkedHashSet;
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
    var keys = share.keys();
    return Math.max(keys.escrowed(), keys.reachedThrough(account -> known(account, accounts)));
  }

  /// Whether the vault has ever reached the epoch that new content is written under.
  public static boolean isCurrent(Active share, Accounts accounts) {
    int current = share.keys().current();
    return current > 0 && upTo(share, accounts) >= current;
  }

  /// Through what the vault reaches the current epoch: nothing if it does not.
  public static Set<Cause> into(Active share, Accounts accounts) {
    var ways = new LinkedHashSet<Cause>();
    var keys = share.keys();
    if (keys.current() > 0 && keys.escrowed() >= keys.current()) ways.addAll(Policy.ofShare(share));
    for (var account : keys.granted().keySet()) {
      if (keys.isCurrentReachedThrough(account, known(account, accounts))) {
        ways.add(new Cause.Participant(account));
      }
    }
    return ways;
  }

  private static int known(AccountId account, Accounts accounts) {
    return accounts.account(account).map(open -> open.service().known()).orElse(0);
  }
}
