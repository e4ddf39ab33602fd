package org.lockstep.bench;

import java.util.List;
import org.lockstep.bench.commands.CommandsBench;
import org.lockstep.bench.journal.JournalBench;
import org.lockstep.bench.journal.LogBench;
import org.lockstep.bench.journal.MongoBench;
import org.lockstep.bench.protection.ProtectionBench;
import org.lockstep.bench.realtime.RealtimeBench;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.start.StartBench;
import org.lockstep.bench.verdict.ExplainBench;
import org.lockstep.bench.verdict.RebuildBench;
import org.lockstep.bench.verdict.VerdictBench;
import org.lockstep.bench.verify.VerifyBench;
import org.lockstep.bench.yjs.YjsBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The `lockstep bench` command and its entry point.
@Command(
    name = "lockstep bench",
    header = "Measure this machine.",
    description = {
      "Runs one load program and prints what it measured, each figure beside its target, and the"
          + " journal beside the peer that it is compared with.",
      "",
      "Figures are worth something on a machine that does nothing else, and on the disk that the"
          + " data will lie on: name it with --directory."
    },
    footer = {
      "  lockstep bench journal",
      "  lockstep bench journal --postgres 'jdbc:postgresql://localhost/bench?user=bench'",
      "  lockstep bench log",
      "  lockstep bench mongodb --uri 'mongodb://a,b,c/?replicaSet=rs'",
      "  lockstep bench commands --clients 64 --seconds 20",
      "  lockstep bench verdict",
      "  lockstep bench protection",
      "  lockstep bench explain",
      "  lockstep bench rebuild",
      "  lockstep bench start",
      "  lockstep bench verify",
      "  lockstep bench yjs --trace automerge-paper.json.gz",
      "  lockstep bench realtime --trace automerge-paper.json.gz"
    })
public final class Bench {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this page.")
  private boolean help;

  private Bench() {}

  /// Runs one measurement and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(commandLine(new Report(System.out, List.of(arguments))).execute(arguments));
  }

  /// The whole command line; for one run.
  static CommandLine commandLine(Report report) {
    var root =
        new CommandLine(new Bench())
            .addSubcommand(new JournalBench(report))
            .addSubcommand(new LogBench(report))
            .addSubcommand(new MongoBench(report))
            .addSubcommand(new CommandsBench(report))
            .addSubcommand(new VerdictBench(report))
            .addSubcommand(new ProtectionBench(report))
            .addSubcommand(new ExplainBench(report))
            .addSubcommand(new RebuildBench(report))
            .addSubcommand(new StartBench(report))
            .addSubcommand(new VerifyBench(report))
            .addSubcommand(new YjsBench(report))
            .addSubcommand(new RealtimeBench(report));
    Manual.bind(root);
    return root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler(Faults::mistake)
        .setExecutionExceptionHandler(Faults::failure);
  }
}
