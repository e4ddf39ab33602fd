package org.lockstep.storage.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.Note;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Session;

/// Checkpoints in the journal's own file, so that no copy of it holds a checkpoint of events that
/// it does not hold.
public final class SqliteCheckpoints implements Checkpoints {
  private final Database database;

  private SqliteCheckpoints(Database database) {
    this.database = database;
  }

  /// Opens the table, or adds it to a journal that was made before there were checkpoints.
  public static SqliteCheckpoints open(Database database) {
    database.write(
        session -> {
          session.execute(
              """
              CREATE TABLE IF NOT EXISTS checkpoint (
                nth INTEGER PRIMARY KEY, size INTEGER NOT NULL, note BLOB NOT NULL)""");
          return database;
        });
    return new SqliteCheckpoints(database);
  }

  @Override
  public Optional<Note> last() {
    return database.read(
        session ->
            notes(session.statement("SELECT note FROM checkpoint ORDER BY nth DESC LIMIT 1"))
                .stream()
                .findFirst());
  }

  @Override
  public List<Note> read(long from, int limit) {
    return database.read(
        session -> {
          var select =
              session.statement("SELECT note FROM checkpoint WHERE nth >= ? ORDER BY nth LIMIT ?");
          select.setLong(1, from);
          select.setInt(2, limit);
          return notes(select);
        });
  }

  private List<Note> notes(PreparedStatement select) throws SQLException {
    var notes = new ArrayList<Note>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        notes.add(note(rows.getBytes(1)));
      }
    }
    return notes;
  }

  private Note note(byte[] bytes) {
    try {
      return Note.parse(bytes);
    } catch (LogFormatException e) {
      throw new DamagedStore(database.file(), "a checkpoint in it is no note", e);
    }
  }

  @Override
  public boolean append(long previous, Note next) {
    long size = Checkpoint.parse(next.text()).size();
    return database.write(
        session -> {
          if (lastSize(session) != previous) return false;
          insert(session, size, next);
          return true;
        });
  }

  private static long lastSize(Session session) throws SQLException {
    return session.number(
        "SELECT coalesce((SELECT size FROM checkpoint ORDER BY nth DESC LIMIT 1), -1)");
  }

  private static void insert(Session session, long size, Note note) throws SQLException {
    var insert =
        session.statement(
            """
            INSERT INTO checkpoint (nth, size, note)
            VALUES ((SELECT coalesce(max(nth) + 1, 0) FROM checkpoint), ?, ?)""");
    insert.setLong(1, size);
    insert.setBytes(2, note.bytes());
    insert.executeUpdate();
  }
}
