package org.lockstep.bench.realtime;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.bench.realtime.Field.Measured;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Table;

/// A whole recorded session through the server: one writer, one reader, as fast as it goes.
final class Replay {
  /// The document that it leaves behind.
  static final String DOCUMENT = "trace";

  private static final long MARKING_CLIENT = 7;
  private static final double FASTER = 4;

  private Replay() {}

  /// @param nanos until the reader had everything, which ours has stored by then
  /// @param fresh bytes to who comes later
  private record Result(long nanos, long cpu, long fresh) {}

  static Table run(Field field, List<byte[]> updates) {
    var all = new ArrayList<Measured<Result>>();
    for (var server : field.all()) {
      all.add(new Measured<>(server, replay(field.load(), server, updates)));
    }
    var fastest = field.best(all, Result::nanos);
    var leanest = field.best(all, Result::fresh);
    var table =
        new Table("replay", "updates/s", "seconds", "cpu s", "bytes to a fresh client", "target");
    for (var one : all) {
      var result = one.result();
      boolean isJudged = field.isOurs(one.of()) && fastest.isPresent();
      double times = fastest.orElse(0.0) / result.nanos();
      boolean isLean = result.fresh() < leanest.orElse(0.0);
      table.row(
          one.of().name(),
          Figures.whole(Figures.perSecond(updates.size(), result.nanos())),
          Figures.seconds(result.nanos()),
          Figures.seconds(result.cpu()),
          Figures.count(result.fresh()),
          isJudged
              ? Figures.target(
                  "4 times the faster peer, fewer bytes: " + Figures.ratio(times) + " times",
                  times >= FASTER && isLean)
              : "");
    }
    return table;
  }

  private static Result replay(Generator load, Contender server, List<byte[]> updates) {
    try (var writer = load.connect(server, DOCUMENT);
        var reader = load.connect(server, DOCUMENT)) {
      writer.awaitDocument();
      reader.awaitDocument();
      long cpu = server.cpuNanos();
      long began = System.nanoTime();
      for (var update : updates) writer.sendWithMore(update);
      writer.send(new Edits(MARKING_CLIENT).mark());
      reader.awaitMarks(1);
      long nanos = System.nanoTime() - began;
      long used = server.cpuNanos() - cpu;
      try (var fresh = load.connect(server, DOCUMENT)) {
        return new Result(nanos, used, fresh.awaitDocument());
      }
    }
  }
}
