package org.lockstep.realtime.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.lockstep.yjs.YUpdate;

/// What went out while somebody could not take it, kept once for all of them and no longer than
/// the slowest needs it. For one thread.
final class Missed {
  private final Deque<Part> parts = new ArrayDeque<>();
  private long next;

  @SuppressWarnings("ArrayRecordComponent") // kept and handed on, never compared
  private record Part(long number, byte[] update) {}

  /// The number of what goes out next.
  long next() {
    return next;
  }

  /// Something goes out.
  ///
  /// @param isNeeded whether somebody misses it
  void add(byte[] update, boolean isNeeded) {
    if (isNeeded) parts.add(new Part(next, update));
    next++;
  }

  /// All from a number on, as one update.
  byte[] since(long number) {
    var updates = parts.stream().filter(p -> p.number() >= number).map(Part::update).toList();
    return merged(updates);
  }

  /// Nobody needs what is before this number.
  void forgetBefore(long number) {
    while (!parts.isEmpty() && parts.getFirst().number() < number) parts.removeFirst();
  }

  /// Several as one, with as few structs as can be.
  static byte[] merged(List<byte[]> updates) {
    var merged = YUpdate.merge(updates);
    return updates.size() > 1 ? YUpdate.coalesce(merged) : merged;
  }
}
