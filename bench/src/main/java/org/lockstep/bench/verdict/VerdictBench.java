package org.lockstep.bench.verdict;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lockstep.audit.ShareReplay;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;
import org.lockstep.bench.report.Report;
import org.lockstep.bench.report.Table;
import org.lockstep.bench.report.Workplace;
import org.lockstep.domain.id.ShareId;
import org.lockstep.projections.Limits;
import org.lockstep.projections.ReadModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench verdict`: what the server needs for a verdict, now and then.
@Command(
    name = "verdict",
    header = "Verdicts in the server's own process: now, and at past positions.",
    description = {
      "Appends a history in which one share of many people goes through everything that can happen"
          + " to it: people leave and join again, links and live sessions begin and end, modes"
          + " change, keys rotate. Then asks for verdicts, again and again after as many to warm"
          + " up.",
      "",
      "Hot: the share is followed in memory. Cold: nothing of it is in memory. Read and folded: all"
          + " that concerns it is read from the journal and folded, as for --at. Followed: the"
          + " positions of its past are known from an earlier question."
    },
    footer = {"  lockstep bench verdict", "  lockstep bench verdict --participants 1000"})
public final class VerdictBench implements Callable<Integer> {
  private static final long MOST_HOT = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MOST_PAST = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int SMALL = 3;
  private static final int SMALL_EVENTS = 100;
  // What this thread alone used: other work on the machine does not count.
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final Limits FORGETFUL = new Limits(1, 1, 1, 1, 1, 1_000);

  private final Report report;

  @Option(
      names = "--participants",
      paramLabel = "N",
      defaultValue = "100",
      description = "Participants of the share. Default: ${DEFAULT-VALUE}.")
  private int participants;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Events that concern the share. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "30",
      description = "Measured questions of each kind. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Mixin private Workplace workplace = new Workplace();

  /// Prints to this report.
  public VerdictBench(Report report) {
    this.report = report;
  }

  @Override
  public Integer call() throws IOException {
    try (var place = workplace.begin(report);
        var history = new History(place.resolve("data"))) {
      var material = new Material();
      var story = new Story(material, history::record);
      story.begin(participants);
      story.goOn(events);
      var other = new Story(material, history::record);
      other.begin(SMALL);
      other.goOn(SMALL_EVENTS);
      history.flush();
      var measured = new Measured(history, story.share(), other.share());
      report.print(measured.verdicts());
      report.print(measured.rebuild());
    }
    return 0;
  }

  /// A filled history under measurement.
  private final class Measured {
    private final History history;
    private final ShareId large;
    private final ShareId small;
    private final Table table =
        new Table(
            "verdict of %d participants, %s events".formatted(participants, Figures.count(events)),
            "median ms",
            "p99 ms",
            "CPU ms",
            "first ms",
            "target");

    Measured(History history, ShareId large, ShareId small) {
      this.history = history;
      this.large = large;
      this.small = small;
    }

    Table verdicts() {
      cold();
      try (var models = history.models(Limits.DEFAULT)) {
        measure("now, hot", MOST_HOT, () -> {}, () -> now(models, large));
        past(models);
      }
      return table;
    }

    private void cold() {
      try (var models = history.models(FORGETFUL)) {
        // What is asked for in between takes the only place in memory.
        measure("now, cold", 0, () -> now(models, small), () -> now(models, large));
      }
    }

    private void past(ReadModels models) {
      long end = history.head() - 1;
      measure("--at the end, read and folded", MOST_PAST, () -> {}, () -> folded(models, end));
      measure("  of that, read and decoded", 0, () -> {}, () -> read(models, end));
      long middle = end / 2;
      measure(
          "--at the middle, read and folded", MOST_PAST, () -> {}, () -> folded(models, middle));
      measure("--at the middle, followed", MOST_PAST, () -> {}, () -> followed(models, middle));
    }

    private Object now(ReadModels models, ShareId share) {
      return models.shares().protection(share).orElseThrow().verdict();
    }

    /// As the server answers `GET /v1/shares/{id}/protection?at=`.
    private Object folded(ReadModels models, long position) {
      return ShareReplay.fold(models.history().concerning(large, position), large, position)
          .verdict();
    }

    private Object read(ReadModels models, long position) {
      return models.history().concerning(large, position);
    }

    private Object followed(ReadModels models, long position) {
      return models.shares().protectionAt(large, position).orElseThrow().verdict();
    }

    /// @param most the target in nanoseconds, 0 if there is none
    /// @param before done before each question and not measured
    private void measure(String what, long most, Runnable before, Supplier<Object> question) {
      var unmeasured = new Latencies();
      long first = time(before, question, unmeasured);
      for (int i = 1; i < runs; i++) time(before, question, unmeasured);
      var times = new Latencies();
      var processor = new Latencies();
      for (int i = 0; i < runs; i++) times.add(time(before, question, processor));
      table.row(
          what,
          Figures.millis(times.median()),
          Figures.millis(times.percentile(99)),
          Figures.millis(processor.median()),
          Figures.millis(first),
          most == 0
              ? ""
              : Figures.target(
                  "under " + TimeUnit.NANOSECONDS.toMillis(most), times.median() < most));
    }

    private long time(Runnable before, Supplier<Object> question, Latencies processor) {
      before.run();
      long used = CLOCK.getCurrentThreadCpuTime();
      long began = System.nanoTime();
      var answer = question.get();
      long nanos = System.nanoTime() - began;
      processor.add(CLOCK.getCurrentThreadCpuTime() - used);
      // Whatever is asked for is looked at, so that no compiler leaves it out.
      if (answer.equals("")) throw new IllegalStateException("no answer");
      return nanos;
    }

    Table rebuild() {
      try (var models = history.models(Limits.DEFAULT)) {
        anew(models); // warm-up
        var times = new Latencies();
        times.add(anew(models));
        var rebuilding = new Table("all read models anew", "events", "seconds", "events/s");
        rebuilding.row(
            "",
            Figures.count(history.head()),
            Figures.seconds(times.median()),
            Figures.whole(Figures.perSecond(history.head(), times.median())));
        return rebuilding;
      }
    }

    private long anew(ReadModels models) {
      long began = System.nanoTime();
      history.rebuild(models);
      return System.nanoTime() - began;
    }
  }
}
