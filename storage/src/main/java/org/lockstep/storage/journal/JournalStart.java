package org.lockstep.storage.journal;

import java.sql.SQLException;
import java.util.List;
import org.lockstep.crypto.log.Edge;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Session;

/// Looks at a journal before it is trusted, and finds where it ends.
///
/// Every row is counted, every completed node too; the last events are looked at one by one
/// ([JournalTail]), because the end is where a copy goes wrong. The whole history is for an
/// auditor.
final class JournalStart {
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
  /// @param index of its streams
  record End(Edge edge, long millis, StreamIndex index) {}

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
    var tail = database.read(session -> JournalTail.walk(database, session, head));
    return new End(Edge.resume(head, tiles), tail.millis(), tail.index());
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

  private DamagedStore damaged(String finding) {
    return new DamagedStore(database.file(), finding);
  }
}
