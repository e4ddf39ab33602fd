package org.lockstep.client.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.StreamMark;
import org.lockstep.wire.event.EventRecord;

/// How far streams were seen, and whether what is shown now goes on from there.
final class StreamMarks {
  private StreamMarks() {}

  /// The last event of each stream.
  static Map<String, StreamMark> of(List<EventRecord> records) {
    var marks = new HashMap<String, StreamMark>();
    for (var record : records) {
      marks.merge(
          record.streamId(),
          new StreamMark(record.streamSequence(), record.leafHash()),
          (one, other) -> other.sequence() > one.sequence() ? other : one);
    }
    return marks;
  }

  /// @throws TrustRefused if a stream that is shown ends before what was seen of it, or says
  ///     something else there
  static void check(List<EventRecord> records, Map<String, StreamMark> known) {
    for (var record : records) {
      var mark = known.get(record.streamId());
      boolean differs =
          mark != null
              && mark.sequence() == record.streamSequence()
              && !mark.leaf().equals(record.leafHash());
      if (differs) {
        throw new TrustRefused(
            new Breach.HistoryRewritten(record.streamId(), record.streamSequence()));
      }
    }
    of(records)
        .forEach(
            (stream, shown) -> {
              var mark = known.get(stream);
              if (mark != null && shown.sequence() < mark.sequence()) {
                throw new TrustRefused(
                    new Breach.HistoryWithheld(stream, mark.sequence() + 1, shown.sequence() + 1));
              }
            });
  }
}
