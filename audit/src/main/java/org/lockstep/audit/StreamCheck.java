package org.lockstep.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.lockstep.audit.HistoryRefused.Reason;
import org.lockstep.wire.event.EventRecord;

/// Whether streams are whole from their first event on, and in order.
final class StreamCheck {
  private record Stream(String type, String id) {}

  private StreamCheck() {}

  /// Checks every stream that occurs.
  ///
  /// @param records in the order of their positions
  static void check(List<EventRecord> records) {
    var sequences = new LinkedHashMap<Stream, List<Long>>();
    for (var record : records) {
      sequences
          .computeIfAbsent(
              new Stream(record.streamType(), record.streamId()), _ -> new ArrayList<>())
          .add(record.streamSequence());
    }
    sequences.forEach((stream, shown) -> check(stream.id(), shown));
  }

  private static void check(String stream, List<Long> shown) {
    long next = 0;
    for (long sequence : shown.stream().sorted().toList()) {
      if (sequence > next) throw new HistoryRefused(new Reason.EventMissing(stream, next));
      if (sequence < next) throw new HistoryRefused(new Reason.EventRepeated(stream, sequence));
      next++;
    }
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i) != i) throw new HistoryRefused(new Reason.EventsSwapped(stream, i));
    }
  }
}
