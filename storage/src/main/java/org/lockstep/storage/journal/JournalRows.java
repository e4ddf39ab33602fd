package org.lockstep.storage.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.TileNode;
import org.lockstep.storage.sqlite.Schema;
import org.lockstep.storage.sqlite.Session;

/// The tables of the journal; the package comment tells what is in them.
final class JournalRows {
  static final Schema SCHEMA =
      new Schema(
          0x4c6b4a31, // LkJ1
          1,
          List.of(
              """
              CREATE TABLE chunk (
                first INTEGER PRIMARY KEY, count INTEGER NOT NULL, events BLOB NOT NULL)""",
              """
              CREATE TABLE stream_event (
                stream TEXT NOT NULL, sequence INTEGER NOT NULL,
                chunk INTEGER NOT NULL, nth INTEGER NOT NULL,
                PRIMARY KEY (stream, sequence)) WITHOUT ROWID""",
              "CREATE TABLE filed (before INTEGER NOT NULL)",
              "INSERT INTO filed (before) VALUES (0)",
              """
              CREATE TABLE merkle_node (
                level INTEGER NOT NULL, idx INTEGER NOT NULL, hash BLOB NOT NULL,
                PRIMARY KEY (level, idx)) WITHOUT ROWID"""));

  private JournalRows() {}

  static void insertChunk(Session session, Chunk chunk) throws SQLException {
    var insert = session.statement("INSERT INTO chunk (first, count, events) VALUES (?, ?, ?)");
    insert.setLong(1, chunk.first());
    insert.setInt(2, chunk.count());
    insert.setBytes(3, chunk.bytes());
    insert.executeUpdate();
  }

  static void insertPlace(Session session, Place place) throws SQLException {
    var insert =
        session.statement(
            "INSERT INTO stream_event (stream, sequence, chunk, nth) VALUES (?, ?, ?, ?)");
    insert.setString(1, place.stream());
    insert.setLong(2, place.sequence());
    insert.setLong(3, place.chunk());
    insert.setInt(4, place.nth());
    insert.executeUpdate();
  }

  /// Says that the events before this position, and no others, are in `stream_event`.
  static void filedBefore(Session session, long position) throws SQLException {
    var update = session.statement("UPDATE filed SET before = ?");
    update.setLong(1, position);
    update.executeUpdate();
  }

  static long filedBefore(Session session) throws SQLException {
    return session.number("SELECT before FROM filed");
  }

  static void insertNode(Session session, TileNode node) throws SQLException {
    var insert = session.statement("INSERT INTO merkle_node (level, idx, hash) VALUES (?, ?, ?)");
    insert.setInt(1, node.level());
    insert.setLong(2, node.index());
    insert.setBytes(3, node.hash().bytes());
    insert.executeUpdate();
  }

  static OptionalLong lastSequence(Session session, String stream) throws SQLException {
    var select =
        session.statement(
            "SELECT sequence FROM stream_event WHERE stream = ? ORDER BY sequence DESC LIMIT 1");
    select.setString(1, stream);
    try (var rows = select.executeQuery()) {
      return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
    }
  }

  /// The rows that hold positions `from` (inclusive) to `to` (exclusive).
  static List<Chunk> chunks(Session session, long from, long to) throws SQLException {
    var select =
        session.statement(
            """
            SELECT first, count, events FROM chunk
            WHERE first >= coalesce((SELECT max(first) FROM chunk WHERE first <= ?), 0) AND first < ?
            ORDER BY first""");
    select.setLong(1, from);
    select.setLong(2, to);
    var chunks = new ArrayList<Chunk>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        chunks.add(chunk(rows));
      }
    }
    return chunks;
  }

  /// The filed events of a stream; those that share a row share its bytes.
  static List<StoredEvent> stream(Session session, String stream, long fromSequence)
      throws SQLException {
    var select =
        session.statement(
            """
            SELECT c.first, c.count, c.events, s.nth
            FROM stream_event s JOIN chunk c ON c.first = s.chunk
            WHERE s.stream = ? AND s.sequence >= ? ORDER BY s.sequence""");
    select.setString(1, stream);
    select.setLong(2, fromSequence);
    var events = new ArrayList<StoredEvent>();
    try (var rows = select.executeQuery()) {
      Chunk chunk = null;
      while (rows.next()) {
        if (chunk == null || chunk.first() != rows.getLong(1)) chunk = chunk(rows);
        events.add(chunk.event(chunk.first() + rows.getInt(4)));
      }
    }
    return events;
  }

  /// The events at these places; those that share a row share its bytes.
  static List<StoredEvent> events(Session session, List<Place> places) throws SQLException {
    var events = new ArrayList<StoredEvent>(places.size());
    Chunk chunk = null;
    for (var place : places) {
      if (chunk == null || chunk.first() != place.chunk()) chunk = chunk(session, place.chunk());
      events.add(chunk.event(place.position()));
    }
    return events;
  }

  private static Chunk chunk(Session session, long first) throws SQLException {
    var select = session.statement("SELECT first, count, events FROM chunk WHERE first = ?");
    select.setLong(1, first);
    try (var rows = select.executeQuery()) {
      if (!rows.next()) throw new MalformedChunk("the row of event %d is missing".formatted(first));
      return chunk(rows);
    }
  }

  /// Whether an event is found there by its stream.
  static boolean isFiled(Session session, Place place) throws SQLException {
    var select =
        session.statement(
            "SELECT 1 FROM stream_event WHERE stream = ? AND sequence = ? AND chunk = ? AND nth = ?");
    select.setString(1, place.stream());
    select.setLong(2, place.sequence());
    select.setLong(3, place.chunk());
    select.setInt(4, place.nth());
    try (var rows = select.executeQuery()) {
      return rows.next();
    }
  }

  /// Inner hashes of a level from an index on, as many as there are of `count`.
  static List<Hash> nodes(Session session, int level, long first, int count) throws SQLException {
    var select =
        session.statement(
            "SELECT hash FROM merkle_node WHERE level = ? AND idx >= ? AND idx < ? ORDER BY idx");
    select.setInt(1, level);
    select.setLong(2, first);
    select.setLong(3, first + count);
    var hashes = new ArrayList<Hash>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        hashes.add(Hash.of(rows.getBytes(1)));
      }
    }
    return hashes;
  }

  private static Chunk chunk(ResultSet row) throws SQLException {
    return new Chunk(row.getLong(1), row.getInt(2), row.getBytes(3));
  }
}
