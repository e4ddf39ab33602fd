package org.lockstep.bench.verify;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lockstep.audit.log.LogView;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.ProcessorTime;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.client.log.FileLog;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench verify`: an auditor's walk through a whole log.
@Command(
    name = "verify",
    header = "Verify a whole log, and prove single events of it.",
    description = {
      "Writes the tiles and entries of a log as an auditor would have fetched them, and verifies"
          + " each entry against its tile and each tile against the signed root, twice: the first"
          + " time warms up. Then makes and verifies receipts for events here and there.",
      "",
      "Events a second are those of the processor time of all threads together, so that they are"
          + " those of one core; memory is the most that was alive after a collection."
    },
    footer = {"  lockstep bench verify", "  lockstep bench verify --events 10000000"})
public final class VerifyBench implements Callable<Integer> {
  private static final double TARGET = 200_000;
  private static final long MOST_MEMORY = 300L << 20;
  private static final long MOST_PROOF = TimeUnit.MILLISECONDS.toNanos(1);
  private static final NoteSigner SIGNER =
      new NoteSigner("bench.example/v1/log", SigningKey.fromSeed(new byte[32]));

  private final Report report;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Events of the log. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--proofs",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Events to be proven one by one. Default: ${DEFAULT-VALUE}.")
  private int proofs;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public VerifyBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    try (var place = workplace.begin(report)) {
      write(place.directory());
      var source = new FileLog(place.directory());
      var table = new Table("whole log", "events", "seconds", "events/s of CPU", "live MiB", "");
      walk(source, table, "first walk");
      walk(source, table, "second walk");
      report.print(table);
      report.print(receipts(source));
    }
    return 0;
  }

  private void write(Path directory) throws IOException {
    var tiles = new TileDirectory(directory);
    for (int position = 0; position < events; position++) tiles.append(entry(position));
    tiles.sign(SIGNER);
  }

  private static byte[] entry(int position) {
    var at = Instant.ofEpochMilli(1_780_000_000_000L + position);
    Hash commitment = MerkleHash.leaf(new byte[] {(byte) position, (byte) (position >> 8)});
    return new LeafHeader(
            position,
            at,
            new LeafHeader.Stream("share", "01h455vb4pex5vsknk084sn02q", position),
            new LeafHeader.Event("share.participant-joined", 1),
            "01h455vb4pex5vsknk084sn02q",
            commitment,
            commitment)
        .bytes();
  }

  private void walk(FileLog source, Table table, String what) {
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    System.gc();
    var most = new long[1];
    long used = ProcessorTime.ofAll();
    long began = System.nanoTime();
    long verified =
        LogView.newest(source, SIGNER.verifierKey())
            .verifyAll(_ -> most[0] = Math.max(most[0], alive()));
    long nanos = System.nanoTime() - began;
    used = ProcessorTime.ofAll() - used;
    if (verified != events) throw new BenchFailed("verified " + verified + " events");
    double rate = Figures.perSecond(events, used);
    table.row(
        what,
        Figures.count(events),
        Figures.seconds(nanos),
        Figures.whole(rate),
        Figures.count(most[0] >> 20),
        Figures.target("200,000/s", rate >= TARGET)
            + "; "
            + Figures.target("under 300 MiB", most[0] < MOST_MEMORY));
  }

  /// What was in use after the last collection: live data, not garbage.
  private static long alive() {
    return pools().mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum();
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null);
  }

  private Table receipts(FileLog source) {
    var view = LogView.newest(source, SIGNER.verifierKey());
    var times = new Latencies();
    for (int round = 0; round < 2 * proofs; round++) {
      long position = Math.floorMod(round * 7_919L, events);
      long began = System.nanoTime();
      var receipt = view.prove(position);
      long nanos = System.nanoTime() - began;
      if (round >= proofs) times.add(nanos);
      receipt.verify(SIGNER.verifierKey());
    }
    var table = new Table("receipts", "made", "median ms", "p99 ms", "target");
    table.row(
        "tiles and bundle read each time they are not kept",
        Figures.count(proofs),
        Figures.millis(times.median()),
        Figures.millis(times.percentile(99)),
        Figures.target("under 1", times.median() < MOST_PROOF));
    return table;
  }
}
