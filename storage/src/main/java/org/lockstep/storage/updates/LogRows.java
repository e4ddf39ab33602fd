package org.lockstep.storage.updates;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.sqlite.Schema;
import org.lockstep.storage.sqlite.Session;

/// The tables of logs and their updates; the package comment tells what is in them.
final class LogRows {
  static final Schema SCHEMA =
      new Schema(
          0x4c6b5531, // LkU1
          1,
          List.of(
              """
              CREATE TABLE log (
                id INTEGER PRIMARY KEY AUTOINCREMENT, share TEXT NOT NULL, document TEXT NOT NULL,
                incarnation TEXT NOT NULL, last INTEGER NOT NULL, UNIQUE (share, document))\
              """,
              """
              CREATE TABLE base (
                log INTEGER PRIMARY KEY, through INTEGER NOT NULL, sealed BLOB NOT NULL)\
              """,
              """
              CREATE TABLE record (
                log INTEGER NOT NULL, sequence INTEGER NOT NULL, sealed BLOB NOT NULL,
                PRIMARY KEY (log, sequence)) WITHOUT ROWID\
              """,
              """
              CREATE TABLE version (
                log INTEGER NOT NULL, number INTEGER NOT NULL, label BLOB NOT NULL,
                sealed BLOB NOT NULL, PRIMARY KEY (log, number))\
              """));

  private LogRows() {}

  /// What the row of a log says.
  record Head(long id, Incarnation incarnation, long last) {}

  static @Nullable Head head(Session session, LogName name) throws SQLException {
    var select =
        session.statement("SELECT id, incarnation, last FROM log WHERE share = ? AND document = ?");
    select.setString(1, name.share());
    select.setString(2, name.document());
    try (var rows = select.executeQuery()) {
      if (!rows.next()) return null;
      return new Head(rows.getLong(1), new Incarnation(rows.getString(2)), rows.getLong(3));
    }
  }

  static Head require(Session session, LogName name, Incarnation incarnation) throws SQLException {
    var head = head(session, name);
    if (head == null || !head.incarnation().equals(incarnation)) {
      throw new IncarnationMismatch(incarnation);
    }
    return head;
  }

  static void begin(Session session, LogName name) throws SQLException {
    var insert =
        session.statement(
            """
            INSERT INTO log (share, document, incarnation, last) VALUES (?, ?, ?, 0)
            ON CONFLICT (share, document) DO NOTHING\
            """);
    insert.setString(1, name.share());
    insert.setString(2, name.document());
    insert.setString(3, Incarnation.random().value());
    insert.executeUpdate();
  }

  /// A log with the incarnation and base of another store's, and without its later updates.
  static Head insert(Session session, LogName name, Log log) throws SQLException {
    long through = log.base().map(SealedUpdate::sequence).orElse(0L);
    var insert =
        session.statement(
            "INSERT INTO log (share, document, incarnation, last) VALUES (?, ?, ?, ?)");
    insert.setString(1, name.share());
    insert.setString(2, name.document());
    insert.setString(3, log.incarnation().value());
    insert.setLong(4, through);
    insert.executeUpdate();
    var head = require(session, name, log.incarnation());
    if (log.base().isPresent()) replace(session, head, log.base().get());
    return head;
  }

  /// Adds an update if it is the next one of this log: in two statements, without a look before.
  ///
  /// @return whether it is; else nothing was written
  static boolean appendNext(
      Session session, LogName name, Incarnation incarnation, SealedUpdate update)
      throws SQLException {
    var move =
        session.statement(
            """
            UPDATE log SET last = ?1
            WHERE share = ?2 AND document = ?3 AND incarnation = ?4 AND last = ?1 - 1\
            """);
    move.setLong(1, update.sequence());
    setName(move, 2, name);
    move.setString(4, incarnation.value());
    if (move.executeUpdate() == 0) return false;
    var insert =
        session.statement(
            """
            INSERT INTO record (log, sequence, sealed)
            VALUES ((SELECT id FROM log WHERE share = ? AND document = ?), ?, ?)\
            """);
    setName(insert, 1, name);
    insert.setLong(3, update.sequence());
    insert.setBytes(4, update.bytes());
    insert.executeUpdate();
    return true;
  }

  private static void setName(PreparedStatement statement, int at, LogName name)
      throws SQLException {
    statement.setString(at, name.share());
    statement.setString(at + 1, name.document());
  }

  static void append(Session session, Head head, SealedUpdate update) throws SQLException {
    var insert = session.statement("INSERT INTO record (log, sequence, sealed) VALUES (?, ?, ?)");
    insert.setLong(1, head.id());
    insert.setLong(2, update.sequence());
    insert.setBytes(3, update.bytes());
    insert.executeUpdate();
    var move = session.statement("UPDATE log SET last = ? WHERE id = ?");
    move.setLong(1, update.sequence());
    move.setLong(2, head.id());
    move.executeUpdate();
  }

  static void replace(Session session, Head head, SealedUpdate base) throws SQLException {
    var insert =
        session.statement("INSERT OR REPLACE INTO base (log, through, sealed) VALUES (?, ?, ?)");
    insert.setLong(1, head.id());
    insert.setLong(2, base.sequence());
    insert.setBytes(3, base.bytes());
    insert.executeUpdate();
    var delete = session.statement("DELETE FROM record WHERE log = ? AND sequence <= ?");
    delete.setLong(1, head.id());
    delete.setLong(2, base.sequence());
    delete.executeUpdate();
  }

  /// The sequence that a log's base goes up to, 0 if it has none.
  static long through(Session session, Head head) throws SQLException {
    var select = session.statement("SELECT through FROM base WHERE log = ?");
    select.setLong(1, head.id());
    try (var rows = select.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  static Optional<SealedUpdate> base(Session session, Head head) throws SQLException {
    var select = session.statement("SELECT through, sealed FROM base WHERE log = ?");
    select.setLong(1, head.id());
    try (var rows = select.executeQuery()) {
      return rows.next()
          ? Optional.of(new SealedUpdate(rows.getLong(1), rows.getBytes(2)))
          : Optional.empty();
    }
  }

  static List<SealedUpdate> records(Session session, Head head) throws SQLException {
    var select =
        session.statement("SELECT sequence, sealed FROM record WHERE log = ? ORDER BY sequence");
    select.setLong(1, head.id());
    var records = new ArrayList<SealedUpdate>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        records.add(new SealedUpdate(rows.getLong(1), rows.getBytes(2)));
      }
    }
    return records;
  }

  static void delete(Session session, Head head) throws SQLException {
    delete(session, "DELETE FROM record WHERE log = ?", head);
    delete(session, "DELETE FROM base WHERE log = ?", head);
    delete(session, "DELETE FROM version WHERE log = ?", head);
    delete(session, "DELETE FROM log WHERE id = ?", head);
  }

  private static void delete(Session session, String sql, Head head) throws SQLException {
    var delete = session.statement(sql);
    delete.setLong(1, head.id());
    delete.executeUpdate();
  }

  static List<String> documents(Session session, String share) throws SQLException {
    var select = session.statement("SELECT document FROM log WHERE share = ? ORDER BY document");
    select.setString(1, share);
    var names = new ArrayList<String>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  static List<String> shares(Session session) throws SQLException {
    var shares = new ArrayList<String>();
    try (var rows =
        session.statement("SELECT DISTINCT share FROM log ORDER BY share").executeQuery()) {
      while (rows.next()) {
        shares.add(rows.getString(1));
      }
    }
    return shares;
  }
}
