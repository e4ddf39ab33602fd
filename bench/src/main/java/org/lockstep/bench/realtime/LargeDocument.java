package org.lockstep.bench.realtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.Table;

/// Single edits into a document of 9.8 MB of which nothing can be joined, each followed by
/// somebody who comes and gets all of it.
final class LargeDocument {
  private static final String FOLDS = "lockstep_live_folded_seconds_";
  private static final String DOCUMENT = "large";
  private static final int BYTES = 9_800_000;
  private static final int BYTES_OF_A_LETTER = 11;
  private static final long AUTHOR = 4_000_000_000L;
  private static final long EDITOR = 9;
  private static final double MOST_MILLIS = 50;
  private static final double MILLIS = 1e3;

  private LargeDocument() {}

  private record Result(Latencies edits, Latencies joins, int size) {}

  static Table run(Field field, Optional<Peers> peers, Path directory) throws IOException {
    var document = Edits.backwards(AUTHOR, BYTES / BYTES_OF_A_LETTER);
    int edits = field.quick() ? 5 : 20;
    var table = new Table("one edit into 9.8 MB", "bytes", "to a reader ms", "join ms", "target");
    for (var server : field.all()) {
      double count = field.isOurs(server) ? field.ours().metric(FOLDS + "count") : 0;
      double sum = field.isOurs(server) ? field.ours().metric(FOLDS + "sum") : 0;
      var result = edit(field.load(), server, document, edits);
      row(table, server.name(), result, "");
      if (!field.isOurs(server)) continue;
      double folds = field.ours().metric(FOLDS + "count") - count;
      double millis = (field.ours().metric(FOLDS + "sum") - sum) * MILLIS / folds;
      table.row(
          "its fold, on average of " + Math.round(folds), "", "", text(millis), target(millis));
    }
    if (peers.isPresent()) {
      double millis = merge(peers.orElseThrow(), document, directory, edits);
      table.row("Y.mergeUpdates", Figures.count(document.length), "", text(millis), "");
    }
    return table;
  }

  private static void row(Table table, String name, Result result, String target) {
    table.row(
        name,
        Figures.count(result.size()),
        Figures.millis(result.edits().median()),
        Figures.millis(result.joins().median()),
        target);
  }

  private static String text(double millis) {
    return "%.3f".formatted(millis);
  }

  private static String target(double millis) {
    return Figures.target("under 50 ms", millis < MOST_MILLIS);
  }

  private static Result edit(Generator load, Contender server, byte[] document, int edits) {
    var typing = new Edits(EDITOR);
    var told = new Latencies();
    var joined = new Latencies();
    int size = 0;
    try (var writer = load.connect(server, DOCUMENT);
        var reader = load.connect(server, DOCUMENT)) {
      writer.awaitDocument();
      reader.awaitDocument();
      writer.send(document);
      writer.send(typing.mark());
      reader.awaitMarks(1);
      for (int edit = 2; edit <= edits + 1; edit++) {
        long began = System.nanoTime();
        writer.send(typing.mark());
        reader.awaitMarks(edit);
        told.since(began);
        began = System.nanoTime();
        try (var fresh = load.connect(server, DOCUMENT)) {
          size = fresh.awaitDocument();
          joined.since(began);
        }
      }
    }
    return new Result(told, joined, size);
  }

  private static double merge(Peers peers, byte[] document, Path directory, int runs)
      throws IOException {
    var file = Files.write(directory.resolve("document"), document);
    var edit = Files.write(directory.resolve("edit"), new Edits(EDITOR).letter());
    return peers.merge(file, edit, runs);
  }
}
