package org.lockstep.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Moment;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.Exposure;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.item.ItemEvent.ItemDeleted;
import org.lockstep.domain.item.ItemEvent.ItemWritten;

/// What the server could read of a share's items, and when: every interval of exposure with the
/// versions that were written in it, and those that were written before it under an epoch that the
/// server reached in it. What it reached outside of any interval is told apart.
///
/// Knowledge does not un-happen: a version that was replaced or deleted before an interval counts
/// in it, since nobody can know that no copy was kept. Folds the same functions as everywhere (R58,
/// R62); pure.
///
/// @param intervals in the order of the history
/// @param elsewhere versions under an epoch that the server came to reach while it could not read
///     the current one
public record ExposureReport(List<Interval> intervals, List<ReadableVersion> elsewhere) {
  /// Copies the lists.
  public ExposureReport {
    intervals = List.copyOf(intervals);
    elsewhere = List.copyOf(elsewhere);
  }

  /// An interval in which the server could read the current epoch.
  ///
  /// @param reached the newest epoch that it reached in it; all older ones come with it
  public record Interval(Exposure exposure, int reached, List<ReadableVersion> versions) {
    /// Copies the list.
    public Interval {
      versions = List.copyOf(versions);
    }
  }

  /// A version that the server could read.
  ///
  /// @param since from when on: when it was written, or when its epoch was reached later than that
  public record ReadableVersion(Version version, Moment since, Fate fate) {
    /// Whether it had been written before it could be read.
    public boolean isOlder() {
      return version.at().position() < since.position();
    }
  }

  /// A version of an item, as the events tell it.
  ///
  /// @param name sealed under the epoch
  public record Version(ItemId item, int number, int epoch, Bytes name, Moment at) {}

  /// What has become of a version that the server could read.
  public sealed interface Fate {
    /// There is no later version under a clean epoch, so what it says lies open still.
    record Open() implements Fate {}

    /// The item was written anew under an epoch that the server has never reached.
    record Rewritten(int number, int epoch, Moment at) implements Fate {}

    /// The item was deleted.
    record Deleted(Moment at) implements Fate {}
  }

  /// The report.
  ///
  /// @param events that concern the share, in their order
  /// @param items the events of its items, in their order
  public static ExposureReport of(
      Iterable<Recorded<Event>> events, ShareId share, List<Recorded<ItemEvent>> items) {
    var steps = Steps.of(events, share);
    var versions = new Versions(items, steps.last().reached());
    var intervals = new ArrayList<Interval>();
    for (var exposure : steps.last().exposures()) {
      int reached = steps.reachedBefore(exposure.to().map(Moment::position));
      intervals.add(new Interval(exposure, reached, versions.in(exposure, reached, steps)));
    }
    return new ExposureReport(intervals, versions.outside(intervals, steps));
  }

  /// How far the server reached, step by step.
  private record Steps(List<Step> rises, ShareProtection last) {
    private record Step(int reached, Moment at) {}

    static Steps of(Iterable<Recorded<Event>> events, ShareId share) {
      var replay = new CustodyReplay();
      var rises = new ArrayList<Step>();
      int reached = 0;
      for (var recorded : events) {
        replay.apply(recorded);
        int now = replay.protection(share).reached();
        if (now > reached) rises.add(new Step(now, recorded.moment()));
        reached = Math.max(reached, now);
      }
      return new Steps(rises, replay.protection(share));
    }

    int reachedBefore(Optional<Long> position) {
      return rises.stream()
          .filter(step -> position.filter(end -> step.at().position() >= end).isEmpty())
          .mapToInt(Step::reached)
          .max()
          .orElse(0);
    }

    /// When the epoch was first reached.
    Moment reaching(int epoch) {
      return rises.stream()
          .filter(step -> step.reached() >= epoch)
          .findFirst()
          .map(Step::at)
          .orElseThrow();
    }
  }

  /// The versions of all items, and what has become of them.
  private static final class Versions {
    private final List<Version> all = new ArrayList<>();
    private final Map<ItemId, List<Version>> ofItem = new HashMap<>();
    private final Map<ItemId, Moment> deleted = new HashMap<>();
    private final int reached;

    /// @param reached the newest epoch that the server has ever reached
    Versions(List<Recorded<ItemEvent>> items, int reached) {
      this.reached = reached;
      for (var recorded : items) {
        switch (recorded.event()) {
          case ItemWritten e -> add(e, recorded.moment());
          case ItemDeleted e -> deleted.put(e.item(), recorded.moment());
        }
      }
    }

    private void add(ItemWritten e, Moment at) {
      var written = e.version();
      var version = new Version(e.item(), written.number(), written.epoch(), written.name(), at);
      all.add(version);
      ofItem.computeIfAbsent(e.item(), _ -> new ArrayList<>()).add(version);
    }

    List<ReadableVersion> in(Exposure exposure, int reachedThen, Steps steps) {
      return all.stream()
          .filter(version -> version.epoch() <= reachedThen)
          .filter(version -> exposure.to().filter(end -> !isBefore(version, end)).isEmpty())
          .map(version -> readable(version, since(version, exposure, steps)))
          .toList();
    }

    private static boolean isBefore(Version version, Moment end) {
      return version.at().position() < end.position();
    }

    /// In an interval, a version can be read from the latest of three moments on: when the interval
    /// began, when the version was written, and when its epoch was reached.
    private static Moment since(Version version, Exposure exposure, Steps steps) {
      return later(exposure.from(), later(version.at(), steps.reaching(version.epoch())));
    }

    private static Moment later(Moment one, Moment other) {
      return one.position() < other.position() ? other : one;
    }

    List<ReadableVersion> outside(List<Interval> intervals, Steps steps) {
      return all.stream()
          .filter(version -> version.epoch() <= reached)
          .filter(version -> intervals.stream().noneMatch(one -> has(one, version)))
          .map(version -> readable(version, later(version.at(), steps.reaching(version.epoch()))))
          .toList();
    }

    private static boolean has(Interval interval, Version version) {
      return interval.versions().stream().anyMatch(one -> one.version().equals(version));
    }

    private ReadableVersion readable(Version version, Moment since) {
      return new ReadableVersion(version, since, fate(version));
    }

    private Fate fate(Version version) {
      for (var later : ofItem.getOrDefault(version.item(), List.of())) {
        if (later.number() > version.number() && later.epoch() > reached) {
          return new Fate.Rewritten(later.number(), later.epoch(), later.at());
        }
      }
      var gone = deleted.get(version.item());
      return gone == null ? new Fate.Open() : new Fate.Deleted(gone);
    }
  }
}
