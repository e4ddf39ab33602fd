package org.lockstep.client.cli;

import picocli.CommandLine.Command;

/// The manual pages of the commands that copy a whole store; that of `lockstep backup` is
/// [BackupCommands]'.
final class StoreCommands {
  private StoreCommands() {}

  /// `lockstep migrate`.
  @Command(
      name = "migrate",
      header = "Move a store into MongoDB, or back.",
      description = {
        "Copies everything from one place into an empty other one: a data directory, or the address"
            + " of a database of MongoDB. Stop the servers of the store first.",
        "",
        "It is not done before it was verified: the root of the log must be the same, and the views"
            + " of both stores, brought up to the end of the history, must say the same. For that"
            + " it reads the root key (--lockstep.root-key-file=FILE), which stays where it is."
      },
      footer = {
        "  lockstep migrate --from ~/lockstep-data --to mongodb://a,b,c/lockstep?replicaSet=rs",
        "  lockstep migrate --help"
      })
  static final class Migrate extends ScriptCommand {}

  /// `lockstep restore`.
  @Command(
      name = "restore",
      header = "Make a store from such a file.",
      description =
          "Checks the file whole, copies it into an empty place, and compares the root of the log"
              + " with the one that the file ends with.",
      footer = {
        "  lockstep restore lockstep.backup ~/lockstep-data",
        "  lockstep restore lockstep.backup mongodb://a,b,c/lockstep?replicaSet=rs"
      })
  static final class Restore extends ScriptCommand {}
}
