package org.lockstep.client.cli;

import org.lockstep.client.cli.text.CategoryText;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import picocli.CommandLine.Command;

/// `lockstep backup`.
@Command(
    name = "backup",
    header = "Turn backup of devices on or off; or write a whole store into a file.",
    description = {
      "While backup is on, it holds a copy of the messages key, so that messages come back with"
          + " it. With standard protection the server can open the backup and then reads messages"
          + " too; with advanced protection it can open neither.",
      "",
      "For operators: followed by a store and a file, it writes everything of the store but the"
          + " root key into the new file, with a digest at its end. Stop the servers of the store"
          + " first. What keys the file holds, the root key opens: keep them apart."
    },
    footer = {
      "  lockstep backup on",
      "  lockstep backup off",
      "  lockstep backup ~/lockstep-data lockstep.backup",
      "  lockstep backup mongodb://a,b,c/lockstep?replicaSet=rs lockstep.backup"
    })
final class BackupCommands {
  private final Invocation invocation;

  BackupCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "on",
      header = "Turn backup on.",
      description =
          "Puts a copy of the messages key into the backup. The account's table shows at once what"
              + " that makes of messages.",
      footer = "  lockstep backup on")
  Answer on() {
    try (var client = invocation.client()) {
      return done(client.choices().backupOn(), "Backup is on.");
    }
  }

  @Command(
      name = "off",
      header = "Turn backup off.",
      description =
          "Messages get a new key that the server never sees. It protects what comes after; what"
              + " was written before stays under the old one.",
      footer = "  lockstep backup off")
  Answer off() {
    try (var client = invocation.client()) {
      return done(client.choices().backupOff(), "Backup is off; messages have a key of their own.");
    }
  }

  /// The table, confirmed from the account's events.
  static Answer done(ProtectionStatus status, String line) {
    return Answer.done(status, line)
        .with(CategoryText.table(status.categories()).toArray(String[]::new));
  }
}
