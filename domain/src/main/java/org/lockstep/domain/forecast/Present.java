package org.lockstep.domain.forecast;

import java.util.Map;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ShareId;

/// How things stand when a plan is made.
///
/// @param own the account of whoever plans
/// @param shares those that the plan may change
/// @param others all other accounts
/// @param facts what a command of the planning device would be decided by
public record Present(
    AccountState.Open own,
    Map<ShareId, ShareProtection> shares,
    Accounts others,
    AccountDecider.Facts facts) {
  /// Copies the map.
  public Present {
    shares = Map.copyOf(shares);
  }
}
