package org.lockstep.bench.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench journal`: durable appends a second at several numbers of writers, and a whole read,
/// beside a peer.
@Command(
    name = "journal",
    header = "Durable appends and whole reads, beside Axon's own JDBC engine.",
    description =
        "Appends events of about 400 bytes, each durable before the next one of its writer, to the"
            + " journal as the server runs it and then to Axon's engine on the database that is"
            + " named; then reads everything in order.",
    footer = {
      "  lockstep bench journal",
      "  lockstep bench journal --postgres 'jdbc:postgresql://localhost/bench?user=bench'"
    })
public final class JournalBench implements Callable<Integer> {
  private static final List<Integer> WRITERS = List.of(1, 8, 64, 256);
  private static final int MEASURED_WRITERS = 64;
  private static final double LEAST_RATIO = 5;
  private static final double LEAST_READ = 500_000;
  private static final int READS = 3;
  private static final int STREAMS = 10;
  private static final int STREAM_LENGTH = 10_000;
  private static final int PAYLOAD = 300;

  private final Report report;
  private final Table reading = new Table("read in order", "events", "events/s", "target");

  @Option(
      names = "--postgres",
      paramLabel = "URL",
      description = {
        "JDBC URL of a PostgreSQL server with its default durability; a schema of our own is made"
            + " there and removed. Without it the peer is an embedded H2 database that is told to"
            + " sync each commit."
      })
  private @Nullable String postgres;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Events for the journal, a tenth with one writer. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--peer-events",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Events for the peer, a tenth with one writer. Default: ${DEFAULT-VALUE}.")
  private int peerEvents;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public JournalBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    try (var place = workplace.begin(report)) {
      report.note("Peer:    " + describePeer());
      report.note("");
      var table =
          new Table(
              "writers",
              "Lockstep/s",
              "p50 ms",
              "p99 ms",
              "peer/s",
              "p50 ms",
              "p99 ms",
              "ratio",
              "target");
      for (int writers : WRITERS) compare(table, writers, place.directory());
      report.print(table);
      readOneStream(place.resolve("streams.db"));
      report.print(reading);
    }
    return 0;
  }

  private String describePeer() throws SQLException {
    return postgres == null
        ? "Axon's JDBC engine on H2, CHECKPOINT SYNC after each append"
        : "Axon's JDBC engine on " + AxonJdbcLog.durabilityOf(postgres);
  }

  private void compare(Table table, int writers, Path directory) throws SQLException {
    var ours = measureOurs(directory.resolve("journal-" + writers + ".db"), writers);
    var peer = measurePeer(directory.resolve("peer-" + writers), writers);
    double ratio = ours.perSecond() / peer.perSecond();
    boolean hasTarget = writers == MEASURED_WRITERS && postgres != null;
    table.row(
        Integer.toString(writers),
        Figures.whole(ours.perSecond()),
        Figures.millis(ours.latencies().median()),
        Figures.millis(ours.latencies().percentile(99)),
        Figures.whole(peer.perSecond()),
        Figures.millis(peer.latencies().median()),
        Figures.millis(peer.latencies().percentile(99)),
        Figures.ratio(ratio),
        hasTarget ? Figures.target("at least 5.0", ratio >= LEAST_RATIO) : "");
  }

  private Load.Result measureOurs(Path file, int writers) {
    try (var log = new LockstepLog(file)) {
      var result = measure(log, writers, events);
      if (isLast(writers)) read("Lockstep", log::readAll, true);
      return result;
    }
  }

  private Load.Result measurePeer(Path file, int writers) throws SQLException {
    try (var log = peer(file)) {
      var result = measure(log, writers, peerEvents);
      if (isLast(writers)) read("peer", log::readAll, false);
      return result;
    }
  }

  private static boolean isLast(int writers) {
    return WRITERS.getLast() == writers;
  }

  private AxonJdbcLog peer(Path file) throws SQLException {
    return postgres == null ? AxonJdbcLog.onH2(file.toString()) : AxonJdbcLog.onPostgres(postgres);
  }

  private static Load.Result measure(EventLog log, int writers, int events) {
    int count = Math.max(1, writers == 1 ? events / 10 : events);
    Load.run(log, writers, Math.max(1, count / 4)); // warm-up
    return Load.run(log, writers, count);
  }

  /// The history of one share, as a server with many of them has it.
  private void readOneStream(Path file) {
    var streams = IntStream.range(0, STREAMS).mapToObj(n -> "stream-" + n).toList();
    try (var log = new LockstepLog(file)) {
      log.interleave(streams, STREAM_LENGTH, new byte[PAYLOAD]);
      var one = streams.getFirst();
      read("Lockstep, one stream of ten", () -> log.readStream(one), false);
    }
  }

  private void read(String name, LongSupplier reader, boolean hasTarget) {
    var times = new Latencies();
    long count = reader.getAsLong(); // warm-up
    for (int i = 0; i < READS; i++) {
      long began = System.nanoTime();
      count = reader.getAsLong();
      times.since(began);
    }
    double rate = Figures.perSecond(count, times.median());
    reading.row(
        name,
        Figures.count(count),
        Figures.whole(rate),
        hasTarget ? Figures.target("at least 500,000", rate >= LEAST_READ) : "");
  }
}
