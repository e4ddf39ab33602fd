package org.lockstep.client.cli;

import org.lockstep.client.cli.PreviewCommand.Switch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep reminders`.
@Command(
    name = "reminders",
    header = "Choose how reminders are synchronised.",
    description =
        "CalDAV has no end-to-end encryption: reminders that are synchronised through it are"
            + " written under a key that the server makes.",
    footer = {"  lockstep reminders caldav on", "  lockstep reminders caldav off"})
final class RemindersCommands {
  private final Invocation invocation;

  RemindersCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "caldav",
      header = "Synchronise reminders through CalDAV, or not.",
      description =
          "While it is on, reminders are not end-to-end encrypted, whatever the protection mode.",
      footer = {"  lockstep reminders caldav on", "  lockstep reminders caldav off"})
  Answer caldav(@Parameters(paramLabel = "STATE", description = "on or off.") Switch state) {
    try (var client = invocation.client()) {
      boolean on =
          switch (state) {
            case ON -> true;
            case OFF -> false;
          };
      return BackupCommands.done(
          client.choices().caldav(on),
          on ? "Reminders go through CalDAV." : "Reminders do not go through CalDAV.");
    }
  }
}
