package org.lockstep.bench.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench journal`: durable appends a second at several numbers of writers, and a whole read,
/// beside a peer.
@Command(
    name = "journal",
    description = "Durable appends and whole reads, beside Axon's own JDBC engine.")
public final class JournalBench implements Callable<Integer> {
  private static final List<Integer> WRITERS = List.of(1, 8, 64, 256);

  @Option(
      names = "--postgres",
      paramLabel = "URL",
      description = {
        "JDBC URL of a PostgreSQL server with its default durability;",
        "without it the peer is an embedded H2 database."
      })
  private @Nullable String postgres;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Events for our journal at 8 and more writers. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--peer-events",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Events for the peer. Default: ${DEFAULT-VALUE}.")
  private int peerEvents;

  /// Made by picocli.
  public JournalBench() {}

  @Override
  public Integer call() throws Exception {
    var directory = Files.createTempDirectory("lockstep-bench");
    var peerName = postgres == null ? "Axon JDBC on H2" : "Axon JDBC on PostgreSQL";
    System.out.printf(
        "%8s %16s %10s %24s %10s %8s%n",
        "writers", "Lockstep /s", "p99 ms", peerName + " /s", "p99 ms", "ratio");
    for (int writers : WRITERS) {
      var ours = measureOurs(directory.resolve("journal-" + writers + ".db"), writers);
      var peer = measurePeer(directory.resolve("peer-" + writers), writers);
      System.out.printf(
          "%8d %,16.0f %10.1f %,24.0f %10.1f %8.1f%n",
          writers,
          ours.perSecond(),
          ours.p99Micros() / 1e3,
          peer.perSecond(),
          peer.p99Micros() / 1e3,
          ours.perSecond() / peer.perSecond());
    }
    System.out.printf("(kept in %s)%n", directory);
    return 0;
  }

  private Load.Result measureOurs(Path file, int writers) throws InterruptedException {
    int count = writers == 1 ? Math.max(1, events / 10) : events;
    try (var log = new LockstepLog(file)) {
      Load.run(log, writers, Math.max(1, count / 4));
      var result = Load.run(log, writers, count);
      if (writers == 256) reportReading("Lockstep", log);
      return result;
    }
  }

  private Load.Result measurePeer(Path file, int writers) throws Exception {
    int count = writers == 1 ? Math.max(1, peerEvents / 10) : peerEvents;
    try (var log = peer(file)) {
      Load.run(log, writers, Math.max(1, count / 4));
      var result = Load.run(log, writers, count);
      if (writers == 256) reportReading("the peer", log);
      return result;
    }
  }

  private AxonJdbcLog peer(Path file) throws Exception {
    return postgres == null ? AxonJdbcLog.onH2(file.toString()) : AxonJdbcLog.onPostgres(postgres);
  }

  private static void reportReading(String name, EventLog log) {
    log.readAll();
    long began = System.nanoTime();
    long count = log.readAll();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%s: read %,d events at %,.0f a second%n", name, count, count / seconds);
  }
}
