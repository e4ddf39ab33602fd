package org.lockstep.bench.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.lockstep.api.log.CheckpointLoop;
import org.lockstep.api.log.Checkpointer;
import org.lockstep.api.log.LogKeys;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.crypto.log.MlDsaCosigner;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.storage.journal.SqliteJournal;
import org.lockstep.storage.log.FileAnchor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench log`: what the log costs those who append, and how long a proof takes.
@Command(
    name = "log",
    header = "What signing the history costs, and inclusion proofs.",
    description = {
      "Appends events of about 400 bytes with 64 writers, by turns without and with checkpoints that"
          + " are signed and anchored each second as the server does it, and prints the medians.",
      "",
      "The journal makes leaf hashes and tree nodes in both: what they take of the writer's time is"
          + " measured by itself and added to the cost."
    },
    footer = {"  lockstep bench log", "  lockstep bench log --events 1000000"})
public final class LogBench implements Callable<Integer> {
  private static final int WRITERS = 64;
  private static final int PROOFS = 20_000;
  private static final int HASHED = 10_000;
  private static final int HASH_RUNS = 50;
  private static final double MOST_COST = 0.10;
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final String ORIGIN = "bench.example/log";

  private final Report report;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Events of each round. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds without and with. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public LogBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    try (var place = workplace.begin(report)) {
      var plain = new ArrayList<Double>();
      var signed = new ArrayList<Double>();
      append(place.resolve("warm-up.db"), Optional.empty());
      for (int round = 0; round < rounds; round++) {
        plain.add(append(place.resolve("plain" + round + ".db"), Optional.empty()));
        var anchor = place.resolve("signed" + round + ".anchor");
        signed.add(append(place.resolve("signed" + round + ".db"), Optional.of(anchor)));
      }
      report.print(appending(median(plain), median(signed)));
      report.print(proofs(place.resolve("plain0.db")));
    }
    return 0;
  }

  private double append(Path file, Optional<Path> anchor) {
    try (var log = new LockstepLog(file)) {
      if (anchor.isEmpty()) return Load.run(log, WRITERS, events).perSecond();
      var journal = log.journal();
      try (var signing =
          new CheckpointLoop(
              journal, checkpointer(journal, anchor.get()), CheckpointLoop.Pace.SECONDS)) {
        Objects.requireNonNull(signing);
        return Load.run(log, WRITERS, events).perSecond();
      }
    }
  }

  private static Checkpointer checkpointer(SqliteJournal journal, Path anchor) {
    var random = new SecureRandom();
    var seed = random.generateSeed(MlDsaCosigner.SEED_LENGTH);
    var keys =
        new LogKeys(
            new NoteSigner(ORIGIN, SigningKey.generate(random)),
            MlDsaCosigner.fromSeed(ORIGIN, seed));
    var parts =
        new Checkpointer.Parts(journal, journal.checkpoints(), FileAnchor.open(anchor), keys);
    return new Checkpointer(parts, Clock.systemUTC(), Optional.empty());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
  }

  private Table appending(double plain, double signed) {
    double ratio = signed / plain;
    double hashing = hashNanos() * plain / TimeUnit.SECONDS.toNanos(1);
    double cost = 1 - ratio + hashing;
    var table =
        new Table("writers", "journal/s", "signed/s", "ratio", "tree", "cost of both", "target");
    table.row(
        Integer.toString(WRITERS),
        Figures.whole(plain),
        Figures.whole(signed),
        percent(ratio),
        percent(hashing),
        percent(cost),
        Figures.target("at most 10 %", cost <= MOST_COST));
    return table;
  }

  private static String percent(double part) {
    return Math.round(part * 1000) / 10.0 + " %";
  }

  /// What one event takes of the writer's time for its leaf and the nodes that it completes: the
  /// best of some runs, which others on the machine disturbed least.
  private static double hashNanos() {
    var header = LockstepLog.header();
    long best = Long.MAX_VALUE;
    for (int run = 0; run < HASH_RUNS; run++) {
      var leaves = new ArrayList<Hash>(HASHED);
      long began = System.nanoTime();
      for (int n = 0; n < HASHED; n++) {
        leaves.add(header.hash());
      }
      Edge.EMPTY.append(leaves);
      best = Math.min(best, System.nanoTime() - began);
    }
    return (double) best / HASHED;
  }

  private Table proofs(Path file) {
    var table = new Table("inclusion proofs", "of", "p50 ms", "p99 ms", "worst", "target");
    try (var journal = SqliteJournal.open(file)) {
      var tree = new MerkleTree(journal.head(), journal.tiles());
      measure(tree); // warm-up
      var times = measure(tree);
      table.row(
          Figures.count(PROOFS),
          Figures.count(tree.size()),
          Figures.millis(times.median()),
          Figures.millis(times.percentile(99)),
          Figures.millis(times.worst()),
          Figures.target("under 1 ms", times.median() < MOST_NANOS));
    }
    return table;
  }

  private static Latencies measure(MerkleTree tree) {
    var random = new Random(tree.size());
    var times = new Latencies();
    for (int n = 0; n < PROOFS; n++) {
      long position = random.nextLong(tree.size());
      long began = System.nanoTime();
      tree.inclusion(position);
      times.since(began);
    }
    return times;
  }
}
