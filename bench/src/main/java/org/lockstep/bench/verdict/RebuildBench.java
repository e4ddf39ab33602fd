package org.lockstep.bench.verdict;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.ProcessorTime;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.projections.Limits;
import org.lockstep.projections.ReadModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench rebuild`: all read models anew.
@Command(
    name = "rebuild",
    header = "Build all read models anew beside those that answer.",
    description = {
      "Records the years of several shares, people coming and going, links and live work, and has"
          + " all read models built anew from them twice: the first time warms up. The time is that"
          + " until the new ones answer, on two threads; the processor time is that of all threads."
    },
    footer = {"  lockstep bench rebuild", "  lockstep bench rebuild --events 1000000"})
public final class RebuildBench implements Callable<Integer> {
  private static final double TARGET = 100_000;
  private static final int PARTICIPANTS = 20;

  private final Report report;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "300000",
      description = "Events of the history, at least. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--shares",
      paramLabel = "N",
      defaultValue = "50",
      description = "Shares that they are of. Default: ${DEFAULT-VALUE}.")
  private int shares;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public RebuildBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    try (var place = workplace.begin(report);
        var history = new History(place.resolve("data"))) {
      fill(history);
      var table =
          new Table(
              "all read models anew", "events", "seconds", "CPU us/event", "events/s", "target");
      try (var models = history.models(Limits.DEFAULT)) {
        measure("first", history, models, table);
        measure("second", history, models, table);
      }
      report.print(table);
    }
    return 0;
  }

  private void fill(History history) {
    var material = new Material();
    for (int n = 0; n < shares; n++) {
      var story = new Story(material, history::record);
      story.begin(PARTICIPANTS);
      story.goOn(events / shares);
    }
    history.flush();
  }

  private static void measure(String what, History history, ReadModels models, Table table) {
    long used = ProcessorTime.ofAll();
    long began = System.nanoTime();
    history.rebuild(models);
    long nanos = System.nanoTime() - began;
    used = ProcessorTime.ofAll() - used;
    double rate = Figures.perSecond(history.head(), nanos);
    table.row(
        what,
        Figures.count(history.head()),
        Figures.seconds(nanos),
        Figures.micros(used / history.head()),
        Figures.whole(rate),
        Figures.target("100,000/s", rate >= TARGET));
  }
}
