package org.lockstep.bench.realtime;

import java.util.ArrayList;
import java.util.Collections;
import org.lockstep.bench.realtime.Field.Measured;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.Table;

/// Clients that come to the document of the recorded session while it is in memory, from the
/// connection to the last byte of the document.
final class Joins {
  private static final String FOLDS = "lockstep_live_folded_seconds_count";
  private static final int TOGETHER = 100;
  private static final double MOST = 0.5;
  private static final long EDITING_CLIENT = 8;

  private Joins() {}

  static Table run(Field field) {
    var all = new ArrayList<Measured<Latencies>>();
    for (var server : field.all()) all.add(new Measured<>(server, join(field, server)));
    var best = field.best(all, Latencies::median);
    var table = new Table("join of the session's document", "joins", "p50 ms", "p99 ms", "target");
    for (var one : all) {
      var times = one.result();
      double share = times.median() / best.orElse(1.0);
      table.row(
          one.of().name(),
          Figures.count(times.count()),
          Figures.millis(times.median()),
          Figures.millis(times.percentile(99)),
          field.isOurs(one.of()) && best.isPresent()
              ? Figures.target("half of the better peer's: %.2f".formatted(share), share <= MOST)
              : "");
    }
    long folds = folds(field);
    var target = Figures.target("one fold", folds == 1);
    table.row("folds for one edit and then " + TOGETHER, "" + TOGETHER, "", "" + folds, target);
    return table;
  }

  private static Latencies join(Field field, Contender server) {
    try (var keeper = field.load().connect(server, Replay.DOCUMENT)) {
      keeper.awaitDocument();
      int joins = field.quick() ? 100 : 500;
      joinOneByOne(field, server, joins); // warms it
      return joinOneByOne(field, server, joins);
    }
  }

  private static Latencies joinOneByOne(Field field, Contender server, int joins) {
    var times = new Latencies();
    for (int i = 0; i < joins; i++) {
      long began = System.nanoTime();
      try (var client = field.load().connect(server, Replay.DOCUMENT)) {
        client.awaitDocument();
        times.since(began);
      }
    }
    return times;
  }

  private static long folds(Field field) {
    try (var keeper = field.load().connect(field.ours(), Replay.DOCUMENT)) {
      keeper.awaitDocument();
      long known = keeper.marks();
      keeper.send(new Edits(EDITING_CLIENT).mark());
      keeper.awaitMarks(known + 1);
      double before = field.ours().metric(FOLDS);
      var names = Collections.nCopies(TOGETHER, Replay.DOCUMENT);
      field.load().connect(field.ours(), names).forEach(Client::close);
      return Math.round(field.ours().metric(FOLDS) - before);
    }
  }
}
