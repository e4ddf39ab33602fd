package org.lockstep.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.StoredEvent;

/// Events for tests.
public final class Events {
  public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private Events() {}

  public static NewEvent event(String stream, long sequence) {
    return at(stream, sequence, NOON);
  }

  public static NewEvent at(String stream, long sequence, Instant recordedAt) {
    var payload = ("payload " + stream + " " + sequence).getBytes(UTF_8);
    return new NewEvent(
        "share",
        stream,
        sequence,
        "share.opened",
        1,
        recordedAt,
        "01hy",
        payload,
        "metadata".getBytes(UTF_8));
  }

  /// All that is stored of events, to the last bit; quicker to compare than the events are.
  public static List<String> spelled(List<StoredEvent> events) {
    return events.stream().map(Events::spelled).toList();
  }

  private static String spelled(StoredEvent stored) {
    var hex = HexFormat.of();
    var event = stored.event();
    return String.join(
        " ",
        Long.toString(stored.position()),
        event.streamType(),
        event.streamId(),
        Long.toString(event.streamSequence()),
        event.type(),
        Integer.toString(event.revision()),
        event.recordedAt().toString(),
        event.actor(),
        hex.formatHex(event.payload()),
        hex.formatHex(event.metadata()),
        hex.formatHex(stored.salt()),
        hex.formatHex(stored.leafHash()));
  }

  /// Appends events of one stream in batches of 100, from its beginning.
  public static void fill(Journal journal, String stream, int events) {
    for (int from = 0; from < events; from += 100) {
      var batch = new ArrayList<NewEvent>();
      for (int sequence = from; sequence < Math.min(events, from + 100); sequence++) {
        batch.add(event(stream, sequence));
      }
      journal.append(List.copyOf(batch));
    }
  }
}
