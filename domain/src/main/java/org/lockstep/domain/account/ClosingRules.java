package org.lockstep.domain.account;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import org.lockstep.domain.Decision;
import org.lockstep.domain.account.AccountCommand.CloseAccount;
import org.lockstep.domain.account.AccountCommand.RecordAccountErased;
import org.lockstep.domain.account.AccountEvent.AccountClosed;
import org.lockstep.domain.account.AccountEvent.AccountErased;
import org.lockstep.domain.account.AccountState.Closed;
import org.lockstep.domain.account.AccountState.Open;

/// The rules of closing an account (R102). It has no way back.
final class ClosingRules {
  private ClosingRules() {}

  static Decision<AccountEvent, AccountRejection> close(CloseAccount c, Open open) {
    return WebRules.closed(new AccountClosed(c.account(), c.by()), open);
  }

  /// A closed account takes no order, from nobody; the server records what it has done to it.
  static Decision<AccountEvent, AccountRejection> whenClosed(AccountCommand command, Closed state) {
    return switch (command) {
      case AccountCommand.OpenAccount c ->
          reject(new AccountRejection.AccountIsClosed(c.account()));
      case AccountCommand.ByDevice c -> reject(new AccountRejection.AccountIsClosed(c.account()));
      case AccountCommand.ByNewcomer c -> reject(new AccountRejection.AccountIsClosed(c.account()));
      case RecordAccountErased c when state.erased().isEmpty() ->
          accept(new AccountErased(c.account(), Erasure.of(state.last(), c.shares())));
      case AccountCommand.ByServer _ -> accept();
    };
  }
}
