package org.lockstep.storage.journal;

import java.sql.SQLException;
import java.util.List;
import org.lockstep.crypto.log.Hash;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Session;

/// Walks along the last events of a journal, at least those that are not filed yet.
///
/// Each must lead to its leaf hash and follow in time. A filed one must be found by its stream; one
/// that is not must continue its stream, and is remembered by the index.
final class JournalTail {
  private static final int LENGTH = 1024;

  private final Database database;
  private final Session session;
  private final StreamIndex index = new StreamIndex();
  private final long filed;
  private long position;
  private long millis;

  private JournalTail(Database database, Session session, long filed) {
    this.database = database;
    this.session = session;
    this.filed = filed;
  }

  /// The tail of a journal whose rows were counted.
  ///
  /// @throws DamagedStore if it does not hold together
  static JournalTail walk(Database database, Session session, long head) throws SQLException {
    var tail = new JournalTail(database, session, JournalRows.filedBefore(session));
    tail.walkTo(head);
    return tail;
  }

  StreamIndex index() {
    return index;
  }

  /// The time recorded for the last event, 0 if there is none.
  long millis() {
    return millis;
  }

  private void walkTo(long head) throws SQLException {
    if (filed < 0 || filed > head) throw damaged("its index ends at position %d", filed);
    position = Math.max(0, Math.min(filed, head - LENGTH));
    while (position < head) {
      long before = position;
      for (var chunk : JournalRows.chunks(session, before, Math.min(head, before + LENGTH))) {
        walkAlong(chunk);
      }
      if (position == before) throw damaged("event %d is missing", position);
    }
  }

  private void walkAlong(Chunk chunk) throws SQLException {
    for (position = Math.max(position, chunk.first()); position < chunk.end(); position++) {
      var event = chunk.event(position);
      requireIntact(event);
      millis = event.recordedAt().toEpochMilli();
      int nth = (int) (position - chunk.first());
      var place = new Place(event.streamId(), event.streamSequence(), chunk.first(), nth);
      if (position < filed) requireFiled(place);
      else remember(place);
    }
  }

  private void requireIntact(StoredEvent event) {
    if (!recomputed(event).equals(Hash.of(event.leafHash()))) {
      throw damaged("event %d does not match its leaf hash", position);
    }
    if (event.recordedAt().toEpochMilli() < millis) {
      throw damaged("event %d lies before the one it follows", position);
    }
  }

  private Hash recomputed(StoredEvent event) {
    try {
      return Leaves.recompute(event);
    } catch (IllegalArgumentException e) {
      throw new DamagedStore(
          database.file(), "event %d has no valid header".formatted(position), e);
    }
  }

  private void requireFiled(Place place) throws SQLException {
    if (!JournalRows.isFiled(session, place)) {
      throw damaged("event %d is not found by its stream", position);
    }
  }

  private void remember(Place place) throws SQLException {
    long next = index.lastSequence(session, place.stream()).orElse(-1) + 1;
    if (place.sequence() != next) throw damaged("event %d does not continue its stream", position);
    index.add(List.of(place));
  }

  private DamagedStore damaged(String finding, long place) {
    return new DamagedStore(database.file(), finding.formatted(place));
  }
}
