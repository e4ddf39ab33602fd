package org.lockstep.bench.journal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.storage.mongodb.MongoAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench mongodb`: durable appends a second through the journal in MongoDB, on one node and on two
/// over one store, beside a document for each event.
@Command(
    name = "mongodb",
    header = "Durable appends in MongoDB, beside a document for each event.",
    description =
        "Appends events of about 400 bytes, each confirmed by a majority before the next one of its"
            + " writer: to the journal as a node runs it, as two nodes run it over one store, and,"
            + " as the peer, a document for each event. Databases of our own are made there and"
            + " removed.",
    footer = {
      "  lockstep bench mongodb --uri 'mongodb://a,b,c/?replicaSet=rs'",
      "  lockstep bench mongodb --uri mongodb://localhost/ --standalone --events 5000"
    })
public final class MongoBench implements Callable<Integer> {
  private static final List<Integer> WRITERS = List.of(1, 8, 64, 256);
  private static final int MEASURED_WRITERS = 64;
  private static final double LEAST_RATIO = 5;
  private static final String PREFIX = "lockstep-bench-";

  private final Report report;

  @Option(
      names = "--uri",
      required = true,
      paramLabel = "URI",
      description = "Connection string of a replica set, up to the place of a database's name.")
  private String uri = "";

  @Option(
      names = "--standalone",
      description = "A server will do that is no replica set: its figures mean little.")
  private boolean standalone;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "20000",
      description =
          "Events for each number of writers, a tenth with one. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public MongoBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    try (var _ = workplace.begin(report)) {
      report.note("Peer:    a document for each event, majority and journaled, as ours");
      report.note("");
      var table =
          new Table(
              "writers",
              "one node/s",
              "p50 ms",
              "p99 ms",
              "two nodes/s",
              "peer/s",
              "p50 ms",
              "p99 ms",
              "ratio",
              "target");
      for (int writers : WRITERS) compare(table, writers);
      report.print(table);
    }
    return 0;
  }

  private void compare(Table table, int writers) {
    var one = measure(writers, "one", () -> new MongoLog(address("one")));
    var two = measure(writers, "two", () -> new TwoNodes(address("two")));
    var peer = measure(writers, "peer", () -> new EventDocuments(uri, PREFIX + "peer"));
    double ratio = one.perSecond() / peer.perSecond();
    table.row(
        Integer.toString(writers),
        Figures.whole(one.perSecond()),
        Figures.millis(one.latencies().median()),
        Figures.millis(one.latencies().percentile(99)),
        Figures.whole(two.perSecond()),
        Figures.whole(peer.perSecond()),
        Figures.millis(peer.latencies().median()),
        Figures.millis(peer.latencies().percentile(99)),
        Figures.ratio(ratio),
        writers == MEASURED_WRITERS && !standalone
            ? Figures.target("at least 5.0", ratio >= LEAST_RATIO)
            : "");
  }

  private MongoAddress address(String name) {
    int hosts = uri.indexOf("//") + 2;
    int options = uri.indexOf('?');
    var before = options < 0 ? uri : uri.substring(0, options);
    int path = before.indexOf('/', hosts);
    var server = path < 0 ? before : before.substring(0, path);
    var rest = options < 0 ? "" : uri.substring(options);
    return new MongoAddress(server + "/" + PREFIX + name + rest, standalone);
  }

  private Load.Result measure(int writers, String name, Supplier<EventLog> log) {
    EventDocuments.drop(uri, PREFIX + name);
    int count = Math.max(1, writers == 1 ? events / 10 : events);
    try (var opened = log.get()) {
      Load.run(opened, writers, Math.max(1, count / 4)); // warm-up
      return Load.run(opened, writers, count);
    } finally {
      EventDocuments.drop(uri, PREFIX + name);
    }
  }
}
