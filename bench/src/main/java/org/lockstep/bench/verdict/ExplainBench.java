package org.lockstep.bench.verdict;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.ProcessorTime;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.bench.server.Member;
import org.lockstep.bench.server.ServerProcess;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.home.Home;
import org.lockstep.client.trust.OwnOrders;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench explain`: the explanation of a long history, as a member's device makes it.
@Command(
    name = "explain",
    header = "Explain the verdict on a share with a long history.",
    description = {
      "Starts a server of its own, opens an account and a share, and has its device order live work"
          + " to begin and to end again and again, each order signed. Then explains the share as"
          + " `audit explain share` does: all pages are fetched, every leaf, stream and signature is"
          + " verified, and the verdict is told change by change.",
      "",
      "Each explanation is that of a client which knows nothing yet but its pins; the first one is"
          + " that of a process just begun. Processor time is that of all its threads, and of the"
          + " server's."
    },
    footer = {"  lockstep bench explain", "  lockstep bench explain --events 50000 --runs 5"})
public final class ExplainBench implements Callable<Integer> {
  private static final long MOST = TimeUnit.SECONDS.toNanos(1);

  private final Report report;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Events of the share. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20",
      description = "Explanations after the first one. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public ExplainBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    try (var place = workplace.begin(report);
        var server = ServerProcess.start(place.resolve("data"))) {
      var home = place.resolve("home");
      var share = live(server.address(), home);
      report.print(explained(server, home, share));
    }
    return 0;
  }

  private ShareId live(URI server, Path home) {
    try (var member = Member.join(server, home, "alice", ShareKind.DOCUMENT)) {
      // Whoever gives an order writes it down at home first.
      Home.at(home).pin(pins -> pins.ordering(OwnOrders.collaboration(member.share())));
      for (int n = 0; n < events; n++) member.collaborate();
      return member.share();
    }
  }

  private Table explained(ServerProcess server, Path home, ShareId share) {
    var table =
        new Table(
            "explanation of %s events".formatted(Figures.count(events)),
            "median ms",
            "worst ms",
            "CPU ms",
            "server's CPU ms",
            "target");
    explain(server, home, share, 1, "first").row(table);
    explain(server, home, share, runs, "then").row(table);
    return table;
  }

  private record Explained(String what, Latencies times, long used, long served, int runs) {
    void row(Table table) {
      table.row(
          what,
          Figures.millis(times.median()),
          Figures.millis(times.worst()),
          Figures.millis(used / runs),
          Figures.millis(served / runs),
          Figures.target("under 1,000", times.median() < MOST));
    }
  }

  private Explained explain(
      ServerProcess server, Path home, ShareId share, int times, String what) {
    var latencies = new Latencies();
    var served = server.processorTime();
    long used = ProcessorTime.ofAll();
    for (int n = 0; n < times; n++) {
      long began = System.nanoTime();
      explain(home, share);
      latencies.since(began);
    }
    used = ProcessorTime.ofAll() - used;
    return new Explained(
        what, latencies, used, server.processorTime().minus(served).toNanos(), times);
  }

  private void explain(Path home, ShareId share) {
    try (var client = LockstepClient.open(Home.at(home))) {
      var changes = client.explanations().of(share).changes();
      if (changes.size() < events) {
        throw new BenchFailed("only " + changes.size() + " changes were explained");
      }
    }
  }
}
