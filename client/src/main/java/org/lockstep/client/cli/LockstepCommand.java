package org.lockstep.client.cli;

import org.lockstep.client.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The `lockstep` command and its entry point.
@Command(
    name = "lockstep",
    header = "Share files, and know who can read them.",
    description = {
      "Lockstep shares folders, documents, notes and albums between people, and tells at every"
          + " moment who is able to read them: their trusted devices alone, or the server too, and"
          + " why. The answer is computed from who holds which keys, on this device, from the"
          + " recorded history; the server is not believed.",
      "",
      "A device keeps its keys in its home directory. A share is named by its id everywhere; a"
          + " person by a handle. Options that every command has may stand before or after its"
          + " name."
    },
    footer = {
      "  lockstep serve --data ~/lockstep-data     run a server here",
      "  lockstep demo                             see the whole story with three accounts",
      "  lockstep account open alice --name Alice  begin",
      "  lockstep COMMAND --help                   read the page of a command"
    })
public final class LockstepCommand {
  @Mixin private final GlobalOptions options;

  private LockstepCommand(GlobalOptions options) {
    this.options = options;
  }

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /// Runs one command.
  ///
  /// @return its exit code
  public static int run(Terminal terminal, String... arguments) {
    return commandLine(terminal).execute(arguments);
  }

  /// The whole command line over a terminal; for one run.
  static CommandLine commandLine(Terminal terminal) {
    var options = new GlobalOptions();
    return commandLine(options, terminal, new Execution(options, terminal));
  }

  static CommandLine commandLine(GlobalOptions options, Terminal terminal, Execution execution) {
    var invocation = new Invocation(options, terminal);
    var root = new CommandLine(new LockstepCommand(options));
    addCommands(root, invocation);
    Converters.register(root);
    Manual.bind(root);
    var faults = new Faults(options, terminal);
    return root.setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(execution)
        .setParameterExceptionHandler(faults)
        .setExecutionExceptionHandler(faults);
  }

  private static void addCommands(CommandLine root, Invocation invocation) {
    root.addSubcommand(new ServeCommand())
        .addSubcommand(new DemoCommand(invocation))
        .addSubcommand(new AccountCommands(invocation))
        .addSubcommand(new DeviceCommands(invocation))
        .addSubcommand(new AuthenticatorCommands(invocation))
        .addSubcommand(new BackupCommands(invocation))
        .addSubcommand(new RemindersCommands(invocation))
        .addSubcommand(new WebCommands(invocation))
        .addSubcommand(RecoveryCommands.of(invocation))
        .addSubcommand(new RecoverCommand(invocation))
        .addSubcommand(new ProtectionCommands(invocation))
        .addSubcommand(new ShareCommands(invocation))
        .addSubcommand(new PutCommand(invocation))
        .addSubcommand(new GetCommand(invocation))
        .addSubcommand(new LsCommand(invocation))
        .addSubcommand(new DataCommands(invocation))
        .addSubcommand(new LinkCommands(invocation))
        .addSubcommand(new CollaborationCommands(invocation))
        .addSubcommand(new TicketCommand(invocation))
        .addSubcommand(new VersionsCommand(invocation))
        .addSubcommand(new EditCommand(invocation))
        .addSubcommand(new StatusCommand(invocation))
        .addSubcommand(new PreviewCommand(invocation))
        .addSubcommand(new SyncCommand(invocation))
        .addSubcommand(new VaultCommands(invocation))
        .addSubcommand(AuditCommands.of(invocation))
        .addSubcommand(new CompletionCommand())
        .addSubcommand(new VersionCommand())
        .addSubcommand(new StoreCommands.Migrate())
        .addSubcommand(new StoreCommands.Restore())
        .addSubcommand(new BenchCommand());
  }
}
