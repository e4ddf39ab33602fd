package org.lockstep.bench.realtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Workplace;
import org.lockstep.bench.yjs.Trace;
import org.lockstep.bench.yjs.Typist;
import org.lockstep.yjs.YUpdate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench realtime`: the channel for live collaboration, beside the servers that it is compared
/// with.
@Command(
    name = "realtime",
    header = "Live collaboration beside y-websocket and Hocuspocus.",
    description = {
      "Puts the server, and the published servers of y-websocket and Hocuspocus, under the same load"
          + " one after the other: a recorded session (josephg/editing-traces, CC BY 4.0), crowds"
          + " that type, clients that join, a large document, and many that do nothing. The peers"
          + " keep documents in memory alone, as they do by default; ours stores every change"
          + " before it passes it on.",
      "",
      "The peers are installed by npm, once. Without npm, only ours is measured."
    },
    footer = {
      "  lockstep bench realtime --trace automerge-paper.json.gz",
      "  lockstep bench realtime --trace automerge-paper.json.gz --quick --only REPLAY,JOINS"
    })
public final class RealtimeBench implements Callable<Integer> {
  /// Of five bytes, as most of the random ids that Yjs takes.
  private static final long CLIENT = 2_718_281_828L;

  private final Report report;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      required = true,
      description = "The session, as gzipped JSON.")
  private Path trace = Path.of("");

  @Option(names = "--quick", description = "Measure for a shorter time, with less.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES}. JOINS needs REPLAY.")
  private Set<Part> parts = EnumSet.allOf(Part.class);

  @Option(
      names = "--peers",
      paramLabel = "DIR",
      description = "Where the peers are installed and kept. Default: target/peers.")
  private @Nullable Path peers;

  @Mixin private Workplace workplace = new Workplace();

  /// What is measured.
  enum Part {
    REPLAY,
    JOINS,
    HALL,
    PAIRS,
    LARGE,
    MEMORY
  }

  /// Prints to this report.
  public RealtimeBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    var updates = Typist.type(Trace.read(trace), CLIENT);
    try (var place = workplace.begin(report);
        var load = new Generator()) {
      var installed = Peers.install(peersFolder());
      if (installed.isEmpty()) report.note("SKIPPED: npm or the peers are not to be had.\n");
      underWay(
          load,
          installed,
          place.resolve("first"),
          field -> measure(field, installed, updates, place));
      if (parts.contains(Part.MEMORY)) {
        var document = YUpdate.coalesce(YUpdate.collect(YUpdate.merge(updates)));
        underWay(
            load,
            installed,
            place.resolve("second"),
            field -> report.print(Memory.run(field, document)));
      }
    }
    return 0;
  }

  private Path peersFolder() {
    if (peers != null) return peers;
    var launcher = System.getProperty("lockstep.launcher");
    if (launcher == null) throw new BenchFailed("say by --peers where the peers are to be kept");
    return Path.of(launcher).toAbsolutePath().resolveSibling("target").resolve("peers");
  }

  private void measure(
      Field field, Optional<Peers> installed, List<byte[]> updates, Workplace.Place place)
      throws IOException {
    if (parts.contains(Part.REPLAY)) report.print(Replay.run(field, updates));
    if (parts.contains(Part.JOINS)) report.print(Joins.run(field));
    if (parts.contains(Part.HALL)) report.print(Crowd.ONE_DOCUMENT.run(field));
    if (parts.contains(Part.PAIRS)) report.print(Crowd.MANY_DOCUMENTS.run(field));
    if (parts.contains(Part.LARGE)) {
      report.print(LargeDocument.run(field, installed, place.directory()));
    }
  }

  private interface Work {
    void on(Field field) throws IOException;
  }

  /// Does something with servers that were started for it.
  private void underWay(Generator load, Optional<Peers> installed, Path directory, Work work)
      throws IOException {
    var started = new ArrayList<Contender>();
    try (var ours = Ours.start(directory)) {
      if (installed.isPresent()) {
        started.add(installed.get().yWebsocket());
        started.add(installed.get().hocuspocus());
      }
      work.on(new Field(load, ours, started, quick));
    } finally {
      started.forEach(Contender::close);
    }
  }
}
