package org.lockstep.client.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lockstep.audit.ExposureReport;
import org.lockstep.audit.ExposureReport.Fate;
import org.lockstep.client.share.ItemVersions;
import org.lockstep.client.verdict.Explanation.Exposed;
import org.lockstep.client.verdict.Explanation.Later;
import org.lockstep.client.verdict.Explanation.ReadableVersion;
import org.lockstep.client.verdict.Explanation.State;
import org.lockstep.domain.Event;
import org.lockstep.domain.Moment;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.message.KeyUseMessages.UseView;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;

/// What the server could read of a share, from verified events of it and of its items.
///
/// @param uses of keys, as the vault tells
/// @param logged refuses an event that is not in the log
record Exposures(Supplier<List<UseView>> uses, Consumer<EventRecord> logged) {
  /// What was found.
  record Found(List<Exposed> intervals, List<ReadableVersion> elsewhere) {
    static final Found NOTHING = new Found(List.of(), List.of());
  }

  /// Nothing is asked for where the server has never reached a key.
  ///
  /// @param view the verdict, verified
  /// @param events of the share's history, verified
  Found of(
      ProtectionView view,
      List<Recorded<Event>> events,
      Function<ShareId, ItemVersions.Shown> items) {
    if (view.reachedEpoch() == 0) return Found.NOTHING;
    var shown = items.apply(view.share());
    shown.records().forEach(logged);
    var report =
        ExposureReport.of(
            upTo(events, view.position()), view.share(), upTo(shown.events(), view.position()));
    var used = uses.get();
    var intervals = new ArrayList<Exposed>();
    for (int i = 0; i < report.intervals().size(); i++) {
      var interval = report.intervals().get(i);
      var told = view.exposures().get(i);
      intervals.add(
          new Exposed(
              told,
              interval.reached(),
              readable(interval.versions(), shown.names()),
              uses(used, view.share(), told)));
    }
    return new Found(intervals, readable(report.elsewhere(), shown.names()));
  }

  private static <E extends Event> List<Recorded<E>> upTo(List<Recorded<E>> events, long position) {
    return events.stream().takeWhile(event -> event.position() <= position).toList();
  }

  private static List<ReadableVersion> readable(
      List<ExposureReport.ReadableVersion> versions, ItemVersions.Names names) {
    return versions.stream().map(one -> readable(one, names)).toList();
  }

  private static ReadableVersion readable(
      ExposureReport.ReadableVersion one, ItemVersions.Names names) {
    var version = one.version();
    return new ReadableVersion(
        version.item(),
        names.open(version.item(), version.epoch(), version.name()),
        version.number(),
        version.epoch(),
        version.at().position(),
        version.at().at(),
        one.since().position(),
        one.isOlder(),
        state(one.fate()),
        later(one.fate()));
  }

  private static State state(Fate fate) {
    return switch (fate) {
      case Fate.Open _ -> State.OPEN;
      case Fate.Rewritten _ -> State.REWRITTEN;
      case Fate.Deleted _ -> State.DELETED;
    };
  }

  private static Optional<Later> later(Fate fate) {
    return switch (fate) {
      case Fate.Open _ -> Optional.empty();
      case Fate.Rewritten(int number, int epoch, Moment at) ->
          Optional.of(new Later(Optional.of(number), Optional.of(epoch), at.position(), at.at()));
      case Fate.Deleted(Moment at) ->
          Optional.of(new Later(Optional.empty(), Optional.empty(), at.position(), at.at()));
    };
  }

  private static List<UseView> uses(List<UseView> uses, ShareId share, ExposureView interval) {
    return uses.stream()
        .filter(use -> use.key().owner().equals(share.value()))
        .filter(use -> use.position() >= interval.fromPosition())
        .filter(use -> interval.toPosition().filter(end -> use.position() >= end).isEmpty())
        .toList();
  }
}
