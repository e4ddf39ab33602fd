package org.lockstep.client.cli;

import java.util.ArrayList;
import org.lockstep.client.cli.text.CategoryText;
import org.lockstep.client.cli.text.ProtectionText;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import picocli.CommandLine.Command;

/// `lockstep protection`.
@Command(
    name = "protection",
    header = "Turn advanced protection of the account on or off.",
    description = {
      "With standard protection the server's vault holds the account's service secret, so that the"
          + " server can read what it stores and can help when devices are lost. With advanced"
          + " protection only the account's trusted devices hold it.",
      "",
      "A share is end-to-end encrypted only if everybody in it has advanced protection."
    },
    footer = {"  lockstep protection show", "  lockstep protection on"})
final class ProtectionCommands {
  private final Invocation invocation;

  ProtectionCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "on",
      header = "Turn advanced protection on.",
      description = {
        "The server destroys the account's keys that its vault holds, for good; then this device"
            + " makes new ones, which the server never sees, and gives new keys to the shares"
            + " where it may. What the server could read before stays marked as exposed until it"
            + " is written anew.",
        "",
        "Needed before: a recovery key (lockstep recovery key), and software on every device that"
            + " supports it. What is missing is listed, each with what to do."
      },
      footer = "  lockstep protection on")
  Answer on() {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Turning advanced protection on and replacing keys");
      return done(client.protection().turnOn());
    }
  }

  @Command(
      name = "off",
      header = "Turn advanced protection off.",
      description =
          "From this moment the account has standard protection, and this device gives the server's"
              + " vault the account's service secrets, old and new. The server can then read what"
              + " is shared with this account, and every such share names this account as the"
              + " cause.",
      footer = "  lockstep protection off")
  Answer off() {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Turning advanced protection off");
      return done(client.protection().turnOff());
    }
  }

  private static Answer done(ProtectionStatus status) {
    return Answer.done(status, ProtectionText.lines(status).toArray(String[]::new));
  }

  @Command(
      name = "show",
      header = "Show the protection mode, and how each category of data is protected.",
      description =
          "Prints whether advanced protection is on, what is pending for it, and otherwise what is"
              + " missing for turning it on; then the table of all categories of the account's own"
              + " data, and what the server can read of them in every mode. This device computes"
              + " the table from the account's events: if the server says anything else, that is"
              + " an alarm.",
      footer = {"  lockstep protection show", "  lockstep protection show --json"})
  Answer show() {
    try (var client = invocation.client()) {
      var status = client.protection().verifiedStatus();
      var lines = new ArrayList<>(ProtectionText.lines(status));
      lines.add("");
      lines.addAll(CategoryText.lines(status.categories()));
      return Answer.result(status, lines);
    }
  }
}
