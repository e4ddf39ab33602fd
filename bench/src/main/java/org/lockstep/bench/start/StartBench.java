package org.lockstep.bench.start;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.bench.report.Workplace.Place;
import org.lockstep.bench.server.Crew;
import org.lockstep.bench.server.Crew.Turn;
import org.lockstep.bench.server.ServerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench start`: from the launch script to an answer, and the memory of an idle server.
@Command(
    name = "start",
    header = "The time to the first answer, and the memory of an idle server.",
    description =
        "Starts the server by the launch script again and again, first on new data directories and"
            + " then on one that commands through HTTP have filled: until it says where it listens,"
            + " until it says that it is well, and how much memory is resident some seconds later.",
    footer = {"  lockstep bench start", "  lockstep bench start --runs 10 --events 100000"})
public final class StartBench implements Callable<Integer> {
  private static final long IDLE_SECONDS = 5;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final long MOST_RESIDENT = 400_000_000;
  private static final double BYTES_IN_MEGABYTE = 1e6;
  private static final int FILLERS = 16;
  private static final int OK = 200;

  private final Report report;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Starts on each kind of directory. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Events in the directory that is filled. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public StartBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (var place = workplace.begin(report);
        var http = HttpClient.newHttpClient()) {
      var table =
          new Table(
              "data directory",
              "starts",
              "listens s",
              "worst",
              "healthy s",
              "worst",
              "target",
              "resident MB",
              "worst",
              "target");
      var empty = new Starts(http);
      for (int run = 0; run < runs; run++) empty.add(place.resolve("empty-" + run));
      empty.row(table, "new");
      var filled = new Starts(http);
      var data = fill(place);
      for (int run = 0; run < runs; run++) filled.add(data);
      filled.row(table, "with %s events".formatted(Figures.count(events)));
      report.print(table);
    }
    return 0;
  }

  private Path fill(Place place) throws IOException {
    var data = place.resolve("filled");
    var left = new AtomicLong(events);
    try (var server = ServerProcess.start(data);
        var crew = Crew.assemble(server.address(), place.resolve("homes"), FILLERS)) {
      crew.work(Turn.COMMAND, () -> left.decrementAndGet() >= 0);
    }
    return data;
  }

  /// What several starts took.
  private static final class Starts {
    private final HttpClient http;
    private final Latencies listening = new Latencies();
    private final Latencies healthy = new Latencies();
    private final Latencies resident = new Latencies();

    Starts(HttpClient http) {
      this.http = http;
    }

    void add(Path data) throws IOException, InterruptedException {
      long began = System.nanoTime();
      try (var server = ServerProcess.start(data)) {
        listening.since(began);
        requireHealth(server.address());
        healthy.since(began);
        TimeUnit.SECONDS.sleep(IDLE_SECONDS); // idle is what is measured
        server.resident().ifPresent(resident::add);
      }
    }

    private void requireHealth(URI server) throws IOException, InterruptedException {
      var request = HttpRequest.newBuilder(server.resolve("/actuator/health")).build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != OK) throw new BenchFailed("the server listens and is not well: " + status);
    }

    void row(Table table, String name) {
      table.row(
          name,
          Integer.toString(listening.count()),
          Figures.seconds(listening.median()),
          Figures.seconds(listening.worst()),
          Figures.seconds(healthy.median()),
          Figures.seconds(healthy.worst()),
          Figures.target("under 4", healthy.worst() < MOST_NANOS),
          megabytes(median()),
          megabytes(worst()),
          worst().isEmpty()
              ? ""
              : Figures.target("under 400", worst().getAsLong() < MOST_RESIDENT));
    }

    private OptionalLong median() {
      return resident.count() == 0 ? OptionalLong.empty() : OptionalLong.of(resident.median());
    }

    private OptionalLong worst() {
      return resident.count() == 0 ? OptionalLong.empty() : OptionalLong.of(resident.worst());
    }

    private static String megabytes(OptionalLong bytes) {
      return bytes.isEmpty()
          ? "unknown"
          : Figures.whole((double) bytes.getAsLong() / BYTES_IN_MEGABYTE);
    }
  }
}
