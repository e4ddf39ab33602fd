package org.lockstep.client.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `lockstep audit`.
@Command(
    name = "audit",
    header = "Check the recorded history without believing the server.",
    description = {
      "Every event of the server is a leaf of a public log whose root the server signs. The log"
          + " discloses no contents: each leaf has a salted commitment to its event.",
      "",
      "These commands need the log's key and nothing else: no account, and no word of the server."
          + " Each says what it shows and what it does not show. A log is named by the address of"
          + " its server, by the address of its files (C2SP tlog-tiles), or by a directory with"
          + " them."
    },
    footer = {
      "  lockstep audit verify http://127.0.0.1:8420 --key log.vkey",
      "  lockstep audit watch http://127.0.0.1:8420"
    })
final class AuditCommands {
  private AuditCommands() {}

  static CommandLine of(Invocation invocation) {
    return new CommandLine(new AuditCommands())
        .addSubcommand(new AuditVerifyCommand(invocation))
        .addSubcommand(new AuditWatchCommand(invocation))
        .addSubcommand(new AuditProveCommand(invocation))
        .addSubcommand(new AuditCheckCommand(invocation))
        .addSubcommand(new AuditShowCommand(invocation))
        .addSubcommand(new AuditExplainCommand(invocation))
        .addSubcommand(new AuditStateCommand(invocation))
        .addSubcommand(new AuditReplayCommand(invocation))
        .addSubcommand(new AuditDiffCommand(invocation))
        .addSubcommand(new AuditErasedCommand(invocation))
        .addSubcommand(new AuditExportCommand(invocation));
  }
}
