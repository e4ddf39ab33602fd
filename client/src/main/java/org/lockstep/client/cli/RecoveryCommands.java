package org.lockstep.client.cli;

import java.util.List;
import org.lockstep.client.cli.Answers.AccountChanged;
import org.lockstep.client.cli.Answers.RecoveryKeyMade;
import picocli.CommandLine.Command;

/// `lockstep recovery`.
@Command(
    name = "recovery",
    header = "Make or remove the recovery key of the account.",
    description =
        "A recovery key brings an account back when every device is lost. Advanced protection needs"
            + " one, since the server cannot help then.",
    footer = "  lockstep recovery key")
final class RecoveryCommands {
  private final Invocation invocation;

  RecoveryCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "key",
      header = "Make a recovery key and show it once.",
      description =
          "Makes a key of 28 characters, and leaves with the server a packet with the account's"
              + " secrets that only this key opens. An older recovery key stops to work at once."
              + " The server learns that there is a key, not the key. Write it on paper: nobody"
              + " can show it again.",
      footer = {"  lockstep recovery key", "  lockstep recovery key --json"})
  Answer key() {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Making the recovery key");
      var key = client.recovery().make().grouped();
      return Answer.result(
          new RecoveryKeyMade(key),
          List.of("Recovery key, shown only now: " + key, "Keep it on paper, away from devices."));
    }
  }

  @Command(
      name = "remove",
      header = "End the recovery key.",
      description =
          "The recovery key stops to work, and the server forgets its packet. It is refused while"
              + " advanced protection is on and this is the last way to recover the account.",
      footer = "  lockstep recovery remove")
  Answer remove() {
    try (var client = invocation.client()) {
      client.recovery().remove();
      return Answer.done(
          new AccountChanged(client.home().requireMembership().account(), client.position()),
          "The recovery key does not work any more.");
    }
  }
}
