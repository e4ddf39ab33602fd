package org.lockstep.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ShareId;

/// Where the events lie that concern a share, and its protection after every so many of them: one
/// of the past is found by folding the few events that follow the last one kept.
///
/// Safe for use by many threads.
final class Timeline {
  /// The fewer events lie between two kept protections, the more memory they take: one holds some
  /// kilobytes for a share of many.
  private static final int STRIDE = 32;

  private final ShareId share;
  private final Streams streams;
  private final ShareFold fold;
  private final List<Long> positions = new ArrayList<>();
  private final List<ShareProtection> kept = new ArrayList<>();
  private long end;

  Timeline(ShareId share, Streams streams) {
    this.share = share;
    this.streams = streams;
    fold = new ShareFold(share, streams);
    kept.add(ShareProtection.NONE);
  }

  /// The protection after the event at `position`.
  ///
  /// @param since gives the events from a position on that concern the share
  ShareProtection at(long position, LongFunction<HistoryModel.Concerning> since) {
    var way = way(position, since);
    way.events().forEach(p -> way.fold().apply(streams.event(p)));
    return way.fold().protection();
  }

  /// A fold that was kept, and the positions of the events that it still has to take in.
  private record Way(ShareFold fold, List<Long> events) {}

  private synchronized Way way(long position, LongFunction<HistoryModel.Concerning> since) {
    if (end <= position) extend(since.apply(end));
    int count = upTo(position);
    int nearest = count / STRIDE;
    int from = nearest * STRIDE;
    long begin = from == 0 ? 0 : positions.get(from - 1) + 1;
    var resumed = ShareFold.resumed(share, streams, kept.get(nearest), begin);
    return new Way(resumed, List.copyOf(positions.subList(from, count)));
  }

  private void extend(HistoryModel.Concerning concerning) {
    for (var decoded : concerning.events()) {
      fold.apply(decoded);
      positions.add(decoded.position());
      if (positions.size() % STRIDE == 0) kept.add(fold.protection());
    }
    end = Math.max(end, concerning.end());
  }

  /// How many events lie at or before a position.
  private int upTo(long position) {
    int low = 0;
    int high = positions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (positions.get(middle) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
