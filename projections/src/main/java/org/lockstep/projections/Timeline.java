package org.lockstep.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ShareId;

/// Every step of a share's protection so far, so that one of the past is found without folding
/// again. Steps share what has not changed between them. Safe for use by many threads.
final class Timeline {
  private final ShareFold fold;
  private final List<Step> steps = new ArrayList<>();
  private long end;

  private record Step(long position, ShareProtection protection) {}

  Timeline(ShareId share, Streams streams) {
    fold = new ShareFold(share, streams);
  }

  /// The protection after the event at `position`.
  ///
  /// @param since gives the events from a position on that concern the share
  synchronized ShareProtection at(long position, LongFunction<HistoryModel.Concerning> since) {
    if (end <= position) extend(since.apply(end));
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).position() <= position) low = middle + 1;
      else high = middle;
    }
    return low == 0 ? ShareProtection.NONE : steps.get(low - 1).protection();
  }

  private void extend(HistoryModel.Concerning concerning) {
    for (var decoded : concerning.events()) {
      if (fold.apply(decoded)) steps.add(new Step(decoded.position(), fold.protection()));
    }
    end = Math.max(end, concerning.end());
  }
}
