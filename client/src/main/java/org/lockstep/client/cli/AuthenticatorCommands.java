package org.lockstep.client.cli;

import java.util.List;
import org.lockstep.client.cli.Answers.AccountChanged;
import org.lockstep.client.cli.Answers.AuthenticatorMade;
import picocli.CommandLine.Command;

/// `lockstep authenticator`.
@Command(
    name = "authenticator",
    header = "Ask new devices for the code of an authenticator app.",
    description =
        "With an authenticator, a device that asks to join the account has to give a code that the"
            + " app shows at that time, besides being approved on a trusted device.",
    footer = {"  lockstep authenticator on", "  lockstep authenticator off"})
final class AuthenticatorCommands {
  private final Invocation invocation;

  AuthenticatorCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "on",
      header = "Make a secret for an authenticator app and show it once.",
      description =
          "Give the address to an app that makes codes of six digits. An older secret stops to"
              + " work at once. The server keeps the secret under its own keys: it has to compute"
              + " the codes.",
      footer = {"  lockstep authenticator on", "  lockstep authenticator on --json"})
  Answer on() {
    try (var client = invocation.client()) {
      var key = client.authenticator().turnOn();
      var uri = key.uri(client.home().requireMembership().handle());
      return Answer.result(
          new AuthenticatorMade(uri, key.base32(), client.position()),
          List.of(
              "For the authenticator app, shown only now: " + uri,
              "Or type this secret into it: " + key.base32(),
              "A new device gives the code: lockstep device add HANDLE --authenticator-code CODE"));
    }
  }

  @Command(
      name = "off",
      header = "Ask new devices for no code any more.",
      description =
          "The server destroys the secret. A device still joins by the approval of a trusted one.",
      footer = "  lockstep authenticator off")
  Answer off() {
    try (var client = invocation.client()) {
      client.authenticator().turnOff();
      return Answer.done(
          new AccountChanged(client.home().requireMembership().account(), client.position()),
          "New devices are not asked for a code any more.");
    }
  }
}
