package org.lockstep.storage.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Durability;
import org.lockstep.storage.sqlite.Schema;

/// Snapshots in a SQLite file of their own, so that they never hold up the journal's writer.
public final class SqliteSnapshots implements Snapshots {
  private static final Schema SCHEMA =
      new Schema(
          0x4c6b4e31, // LkN1
          1,
          List.of(
              """
              CREATE TABLE snapshot (
                stream TEXT PRIMARY KEY, sequence INTEGER NOT NULL,
                revision INTEGER NOT NULL, state BLOB NOT NULL)"""));

  private final Database database;

  private SqliteSnapshots(Database database) {
    this.database = database;
  }

  public static SqliteSnapshots open(Path file) {
    return new SqliteSnapshots(Database.open(file, SCHEMA, Durability.ATOMIC));
  }

  @Override
  public void put(Snapshot snapshot) {
    database.write(
        session -> {
          var upsert =
              session.statement(
                  """
                  INSERT INTO snapshot (stream, sequence, revision, state) VALUES (?, ?, ?, ?)
                  ON CONFLICT (stream) DO UPDATE SET
                    sequence = excluded.sequence, revision = excluded.revision, state = excluded.state
                  WHERE excluded.sequence >= snapshot.sequence""");
          upsert.setString(1, snapshot.streamId());
          upsert.setLong(2, snapshot.streamSequence());
          upsert.setInt(3, snapshot.revision());
          upsert.setBytes(4, snapshot.state());
          return upsert.executeUpdate();
        });
  }

  @Override
  public Optional<Snapshot> latest(String streamId) {
    return database.read(
        session -> {
          var select =
              session.statement("SELECT sequence, revision, state FROM snapshot WHERE stream = ?");
          select.setString(1, streamId);
          try (var rows = select.executeQuery()) {
            if (!rows.next()) return Optional.empty();
            return Optional.of(
                new Snapshot(streamId, rows.getLong(1), rows.getInt(2), rows.getBytes(3)));
          }
        });
  }

  @Override
  public void drop(String streamId) {
    database.write(
        session -> {
          var delete = session.statement("DELETE FROM snapshot WHERE stream = ?");
          delete.setString(1, streamId);
          return delete.executeUpdate();
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
