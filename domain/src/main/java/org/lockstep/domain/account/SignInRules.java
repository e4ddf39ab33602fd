package org.lockstep.domain.account;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import org.lockstep.domain.Decision;
import org.lockstep.domain.account.AccountCommand.RemoveAuthenticator;
import org.lockstep.domain.account.AccountCommand.SetAuthenticator;
import org.lockstep.domain.account.AccountState.Open;

/// The rules of the ways into an account beside its trusted devices (R01, R07).
final class SignInRules {
  private SignInRules() {}

  static Decision<AccountEvent, AccountRejection> decide(
      AccountCommand.AboutSignIn command, Open open) {
    return switch (command) {
      case SetAuthenticator c -> set(c, open);
      case RemoveAuthenticator c -> remove(c, open);
      case AccountCommand.TurnOnWebAccess c -> WebRules.turnOn(c, open);
      case AccountCommand.TurnOffWebAccess c -> WebRules.turnOff(c, open);
      case AccountCommand.ApproveWebSession c -> WebRules.approve(c, open);
      case AccountCommand.EndWebSession c -> WebRules.end(c, open);
      case AccountCommand.SetRecoveryWait c -> RecoveryRules.setWait(c, open);
      case AccountCommand.AboutRecovery c -> RecoveryMethodRules.decide(c, open);
      case AccountCommand.VetoRecovery c -> RecoveryRules.veto(c, open);
    };
  }

  private static Decision<AccountEvent, AccountRejection> set(SetAuthenticator c, Open open) {
    int next = open.signIn().authenticatorsMade() + 1;
    if (c.number() != next) {
      return reject(new AccountRejection.AuthenticatorNumberNotNext(next, c.number()));
    }
    return accept(new AccountEvent.AuthenticatorSet(c.account(), c.number(), c.by()));
  }

  private static Decision<AccountEvent, AccountRejection> remove(RemoveAuthenticator c, Open open) {
    if (!open.signIn().asksForCode()) {
      return reject(new AccountRejection.AuthenticatorMissing(c.account()));
    }
    int number = open.signIn().authenticator();
    return accept(new AccountEvent.AuthenticatorRemoved(c.account(), number, c.by()));
  }
}
