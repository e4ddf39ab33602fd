package org.lockstep.storage.journal;

import java.sql.SQLException;
import java.util.List;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Session;

/// Looks at a journal before it is trusted, and finds where it ends.
///
/// Every row is counted, every completed node too; the last events are hashed again and looked for
/// in the index, because the end is where a copy goes wrong. The whole history is for an auditor.
final class JournalStart {
  private static final int TAIL = 1024;
  private static final int TILE = 256;

  private final Database database;
  private final SqliteTiles tiles;

  private JournalStart(Database database) {
    this.database = database;
    this.tiles = new SqliteTiles(database);
  }

  /// Where a journal ends.
  ///
  /// @param millis recorded for its last event, 0 if there is none
  record End(Edge edge, long millis) {}

  /// @throws DamagedStore if it does not hold together
  static End of(Database database) {
    try {
      return new JournalStart(database).end();
    } catch (MalformedChunk e) {
      throw new DamagedStore(database.file(), String.valueOf(e.getMessage()), e);
    }
  }

  private End end() {
    long head = database.read(this::countedHead);
    requireNodes(head);
    requireLastTile(head);
    long millis = database.read(session -> verifyTail(session, head));
    return new End(Edge.resume(head, tiles), millis);
  }

  private long countedHead(Session session) throws SQLException {
    long head = session.number("SELECT first + count FROM chunk ORDER BY first DESC LIMIT 1");
    long events = session.number("SELECT coalesce(sum(count), 0) FROM chunk");
    if (head != events) {
      throw damaged("it holds %d events, but ends after position %d".formatted(events, head - 1));
    }
    return head;
  }

  private void requireNodes(long head) {
    long expected = head / TILE;
    for (int level = 1; expected > 0; level++, expected /= TILE) {
      var count = "SELECT count(*) FROM merkle_node WHERE level = " + level;
      long found = database.read(session -> session.number(count));
      if (found != expected) {
        throw damaged(
            "level %d of its tree has %d hashes, not %d".formatted(level, found, expected));
      }
    }
  }

  private void requireLastTile(long head) {
    long tile = head / TILE - 1;
    if (tile < 0) return;
    var root = Edge.EMPTY.append(tiles.read(0, tile * TILE, TILE)).edge().root();
    if (!tiles.read(1, tile, 1).equals(List.of(root))) {
      throw damaged("tile %d does not match its hash".formatted(tile));
    }
  }

  private long verifyTail(Session session, long head) throws SQLException {
    long from = Math.max(0, head - TAIL);
    long position = from;
    long millis = 0;
    for (var chunk : JournalRows.chunks(session, from, head)) {
      for (position = Math.max(position, chunk.first()); position < chunk.end(); position++) {
        var event = chunk.event(position);
        requireIntact(session, event, position - chunk.first(), millis);
        millis = event.recordedAt().toEpochMilli();
      }
    }
    if (position != head) throw damaged("events before position %d are missing".formatted(head));
    return millis;
  }

  private void requireIntact(Session session, StoredEvent event, long nth, long millisBefore)
      throws SQLException {
    if (!recomputed(event).equals(Hash.of(event.leafHash()))) {
      throw damaged("event %d does not match its leaf hash".formatted(event.position()));
    }
    if (event.recordedAt().toEpochMilli() < millisBefore) {
      throw damaged("event %d lies before the one it follows".formatted(event.position()));
    }
    if (!JournalRows.isIndexed(session, event, nth)) {
      throw damaged("event %d is not found by its stream".formatted(event.position()));
    }
  }

  private Hash recomputed(StoredEvent event) {
    try {
      return Leaves.recompute(event);
    } catch (IllegalArgumentException e) {
      throw new DamagedStore(
          database.file(), "event %d has no valid header".formatted(event.position()), e);
    }
  }

  private DamagedStore damaged(String finding) {
    return new DamagedStore(database.file(), finding);
  }
}
