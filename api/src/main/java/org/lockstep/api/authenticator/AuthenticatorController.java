package org.lockstep.api.authenticator;

import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.totp.TotpKey;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountRejection;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.SignInMessages.AuthenticatorStatus;
import org.lockstep.wire.message.SignInMessages.SetAuthenticator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The authenticator of the calling account (R01, R07).
@RestController
public final class AuthenticatorController {
  private final AccountCommands commands;
  private final Authenticators authenticators;
  private final VisibleShares visible;
  // The secret is kept before the history tells of it; two at once must not take each other's
  // place.
  private final Object oneAtATime = new Object();

  /// Wired by the assembly.
  public AuthenticatorController(
      AccountCommands commands, Authenticators authenticators, VisibleShares visible) {
    this.commands = commands;
    this.authenticators = authenticators;
    this.visible = visible;
  }

  @GetMapping("/v1/authenticator")
  AuthenticatorStatus show(Caller caller) {
    var signIn = commands.state(caller).signIn();
    return new AuthenticatorStatus(signIn.asksForCode(), signIn.authenticatorsMade());
  }

  @PutMapping("/v1/authenticator")
  Receipt set(@RequestBody SetAuthenticator request, Caller caller) {
    KeyMaterial.length("/secret", request.secret(), TotpKey.LENGTH);
    synchronized (oneAtATime) {
      visible.catchUp();
      int next = commands.state(caller).signIn().authenticatorsMade() + 1;
      if (request.number() != next) {
        throw new Refused(new AccountRejection.AuthenticatorNumberNotNext(next, request.number()));
      }
      return new Receipt(record(request, caller));
    }
  }

  private long record(SetAuthenticator request, Caller caller) {
    var account = caller.account();
    authenticators.keep(account, request.number(), TotpKey.of(request.secret().toArray()));
    try {
      long position =
          commands.send(
              new AccountCommand.SetAuthenticator(account, caller.device(), request.number()),
              caller);
      authenticators.keepOnly(account, request.number());
      visible.reach(position); // from the answer on, codes of the new one are asked for
      return position;
    } catch (Refused refused) {
      authenticators.destroy(account, request.number());
      throw refused;
    }
  }

  @DeleteMapping("/v1/authenticator")
  Receipt remove(Caller caller) {
    synchronized (oneAtATime) {
      long position =
          commands.send(
              new AccountCommand.RemoveAuthenticator(caller.account(), caller.device()), caller);
      authenticators.keepOnly(caller.account(), 0);
      return new Receipt(position);
    }
  }
}
