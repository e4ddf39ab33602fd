package org.lockstep.domain.custody;

import java.util.Optional;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;

/// The states of accounts at one point of the history.
@FunctionalInterface
public interface Accounts {
  /// The account, if it has opened; a closed one as it last was.
  Optional<AccountState.Open> account(AccountId account);

  /// Whether the account is `ADVANCED`.
  default boolean isAdvanced(AccountId account) {
    return account(account).filter(open -> open.mode() == ProtectionMode.ADVANCED).isPresent();
  }
}
