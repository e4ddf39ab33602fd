package org.lockstep.bench.yjs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.yjs.Coverage;
import org.lockstep.yjs.Lib0Writer;
import org.lockstep.yjs.YUpdate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench yjs`: merging and compacting a recorded session, and one edit into a large document.
@Command(
    name = "yjs",
    header = "Merging and compacting the updates of a recorded session.",
    description =
        "Types a recorded session (josephg/editing-traces, CC BY 4.0), which makes an update of each"
            + " edit; merges and compacts all of them, and folds single edits into large documents.",
    footer = {"  lockstep bench yjs --trace automerge-paper.json.gz"})
public final class YjsBench implements Callable<Integer> {
  private static final int TYPISTS = 3;

  /// Of five bytes, as most of the random ids that Yjs takes.
  private static final long FIRST_CLIENT = 2_718_281_828L;

  private static final int WARM_UP = 10;

  /// What Yjs 13.6 writes for a document with the automerge-paper session.
  private static final int YJS_BYTES = 311_038;

  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Report report;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      required = true,
      description = "The session, as gzipped JSON.")
  private Path trace = Path.of("");

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20",
      description = "How often each is measured. Default: ${DEFAULT-VALUE}.")
  private int runs;

  private Object last = ""; // kept, or the compiler could leave the work out

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public YjsBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    workplace.begin(report).close();
    var session = Trace.read(trace);
    var updates = Typist.type(session, FIRST_CLIENT);
    report.print(session(updates));
    report.print(document(large(session, updates)));
    return 0;
  }

  private Table session(List<byte[]> updates) {
    var table = new Table("the session", "updates", "bytes", "ms", "worst", "target");
    long bytes = updates.stream().mapToLong(update -> update.length).sum();
    var checking = measure(() -> validate(updates));
    row(table, "check each update", updates.size(), bytes, checking, "");
    var merged = YUpdate.merge(updates);
    int few = Math.max(1, runs / 4);
    row(table, "merge", 1, merged.length, measure(() -> YUpdate.merge(updates), few), "");
    var joined = YUpdate.coalesce(merged);
    var target = Figures.target("at most 311,038 bytes", joined.length <= YJS_BYTES);
    row(table, "coalesce", 1, joined.length, measure(() -> YUpdate.coalesce(merged)), target);
    var least = YUpdate.coalesce(YUpdate.collect(joined));
    var collecting = measure(() -> YUpdate.coalesce(YUpdate.collect(joined)));
    row(table, "collect and coalesce", 1, least.length, collecting, "");
    var edit = updates.getLast();
    var folding = measure(() -> YUpdate.merge(List.of(least, edit)));
    row(table, "one edit into that", 2, least.length, folding, "");
    return table;
  }

  /// The session as several people would have typed it, each for themselves, and not compacted.
  private static byte[] large(Trace session, List<byte[]> first) {
    var parts = new ArrayList<byte[]>();
    parts.add(YUpdate.merge(first));
    for (int other = 1; other < TYPISTS; other++) {
      parts.add(YUpdate.merge(Typist.type(session, FIRST_CLIENT + other)));
    }
    return YUpdate.merge(parts);
  }

  private Table document(byte[] document) {
    var table = new Table("a large document", "updates", "bytes", "ms", "worst", "target");
    long end = YUpdate.stateVector(document).clock(FIRST_CLIENT);
    var edit = append(end);
    int size = document.length;
    var folding = measure(() -> YUpdate.merge(List.of(document, edit)));
    var target = Figures.target("under 50 ms", folding.median() < MOST_NANOS);
    row(table, "one edit into it", 2, size, folding, target);
    var checking = measure(() -> YUpdate.validate(document));
    row(table, "check it", 1, size, checking, "");
    var state = YUpdate.stateVector(document);
    row(
        table,
        "what an up-to-date client lacks",
        1,
        size,
        measure(() -> YUpdate.diff(document, state)),
        "");
    var coverage = Coverage.of(document);
    row(table, "what it holds", 1, size, measure(() -> Coverage.of(document)), "");
    row(table, "whether it holds itself", 1, size, measure(() -> coverage.contains(document)), "");
    row(table, "coalesce", 1, size, measure(() -> YUpdate.coalesce(document)), "");
    return table;
  }

  /// Types a letter behind the last one of the first client.
  private static byte[] append(long clock) {
    return new Lib0Writer()
        .varUint(1)
        .varUint(1)
        .varUint(FIRST_CLIENT)
        .varUint(clock)
        .writeByte(0x84)
        .varUint(FIRST_CLIENT)
        .varUint(clock - 1)
        .varString(new byte[] {'x'})
        .varUint(0)
        .toByteArray();
  }

  private static int validate(List<byte[]> updates) {
    return updates.stream().mapToInt(update -> YUpdate.validate(update).structs()).sum();
  }

  private Latencies measure(Supplier<Object> work) {
    return measure(work, runs);
  }

  private Latencies measure(Supplier<Object> work, int times) {
    for (int i = 0; i < Math.min(WARM_UP, times); i++) last = work.get();
    var latencies = new Latencies();
    for (int i = 0; i < times; i++) {
      long began = System.nanoTime();
      last = work.get();
      latencies.since(began);
    }
    return latencies;
  }

  private static void row(
      Table table, String name, int updates, long bytes, Latencies times, String target) {
    table.row(
        name,
        Figures.count(updates),
        Figures.count(bytes),
        Figures.millis(times.median()),
        Figures.millis(times.worst()),
        target);
  }
}
