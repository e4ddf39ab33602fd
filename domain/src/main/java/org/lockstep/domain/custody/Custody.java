package org.lockstep.domain.custody;

import java.util.Optional;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareState;

/// The states of accounts and shares at one point of the history.
public interface Custody extends Accounts {
  /// The share, living or ended, if it was ever created.
  Optional<ShareState.Active> share(ShareId share);

  @Override
  Optional<AccountState.Open> account(AccountId account);
}
