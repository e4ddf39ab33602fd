package org.lockstep.bench.commands;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.bench.server.Crew;
import org.lockstep.bench.server.Crew.Turn;
import org.lockstep.bench.server.ServerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench commands`: what clients wait for a command and for the verdict after it.
@Command(
    name = "commands",
    header = "Commands and verdict queries through HTTP, by many clients at once.",
    description = {
      "Starts a server of its own, without limits of rate, and opens an account and a share for"
          + " each client. Then all of them at once open and close the link of their share, each"
          + " waiting for every answer: signed, checked, durable, and seen in the verdict.",
      "",
      "Three rounds of the same length: commands alone; each command with a question for the"
          + " verdict that must know it; questions alone. The clients share the machine with the"
          + " server, and sign on it."
    },
    footer = {
      "  lockstep bench commands",
      "  lockstep bench commands --clients 64 --seconds 20 --directory /srv"
    })
public final class CommandsBench implements Callable<Integer> {
  private static final int WARM_UP = 4;

  private final Report report;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "64",
      description = "Clients at once, each with a device and a share. Default: ${DEFAULT-VALUE}.")
  private int clients;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "The length of each round, after a quarter of it to warm up. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public CommandsBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    try (var place = workplace.begin(report);
        var server = ServerProcess.start(place.resolve("data"));
        var crew = Crew.assemble(server.address(), place.resolve("homes"), clients)) {
      var table =
          new Table(
              "%d clients".formatted(clients),
              "done",
              "per second",
              "p50 ms",
              "p99 ms",
              "worst ms");
      for (var turn : Turn.values()) round(server, crew, turn, table);
      report.note("");
      report.print(table);
    }
    return 0;
  }

  private void round(ServerProcess server, Crew crew, Turn turn, Table table) {
    long nanos = TimeUnit.SECONDS.toNanos(seconds);
    crew.work(turn, until(nanos / WARM_UP));
    var before = server.processorTime();
    var work = crew.work(turn, until(nanos));
    var used = server.processorTime().minus(before);
    switch (turn) {
      case COMMAND -> row(table, name(turn), work.commands(), work.nanos());
      case COMMAND_AND_VERDICT -> {
        row(table, "commands, each followed by", work.commands(), work.nanos());
        row(table, "  the verdict after it", work.verdicts(), work.nanos());
      }
      case VERDICT -> row(table, name(turn), work.verdicts(), work.nanos());
    }
    int requests = work.commands().count() + work.verdicts().count();
    report.note(
        "Server's processor time for each request, %s: %s ms"
            .formatted(name(turn), Figures.millis(used.toNanos() / Math.max(1, requests))));
  }

  private static String name(Turn turn) {
    return switch (turn) {
      case COMMAND -> "commands alone";
      case COMMAND_AND_VERDICT -> "commands and verdicts";
      case VERDICT -> "verdicts alone";
    };
  }

  private static BooleanSupplier until(long nanos) {
    long began = System.nanoTime();
    return () -> System.nanoTime() - began < nanos;
  }

  private static void row(Table table, String what, Latencies latencies, long nanos) {
    table.row(
        what,
        Figures.count(latencies.count()),
        Figures.whole(Figures.perSecond(latencies.count(), nanos)),
        Figures.millis(latencies.median()),
        Figures.millis(latencies.percentile(99)),
        Figures.millis(latencies.worst()));
  }
}
