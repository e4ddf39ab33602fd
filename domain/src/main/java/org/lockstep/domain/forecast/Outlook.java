package org.lockstep.domain.forecast;

import java.util.List;
import java.util.Map;
import org.lockstep.domain.account.AccountRejection;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.UnmetCondition;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareRejection;

/// What comes of a plan.
public sealed interface Outlook {
  /// The change would be made.
  ///
  /// @param account as it would be
  /// @param unmet what has to be done before; where this is not empty, all else tells what follows
  ///     once it has been done
  /// @param shares as they would be, once all that can be met then has been met
  record Foreseen(
      AccountState.Open account, List<UnmetCondition> unmet, Map<ShareId, ShareProtection> shares)
      implements Outlook {
    /// Copies what is mutable.
    public Foreseen {
      unmet = List.copyOf(unmet);
      shares = Map.copyOf(shares);
    }
  }

  /// The account would refuse.
  record AccountRefuses(AccountRejection reason) implements Outlook {}

  /// The share would refuse.
  record ShareRefuses(ShareRejection reason) implements Outlook {}
}
