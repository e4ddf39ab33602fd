package org.lockstep.storage.secrets;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Durability;
import org.lockstep.storage.sqlite.Schema;
import org.lockstep.storage.sqlite.Session;

/// Secrets in a SQLite file of their own; the package comment tells its tables and why a destroyed
/// record is in none of its bytes.
public final class SqliteSecrets implements Secrets {
  private static final Schema SCHEMA =
      new Schema(
          0x4c6b5331, // LkS1
          1,
          List.of(
              """
              CREATE TABLE secret (
                kind TEXT NOT NULL, id TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (kind, id))\
              """,
              "CREATE TABLE counter (id TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"));

  private final Database database;
  private final RollbackJournal journal;

  private SqliteSecrets(Database database, RollbackJournal journal) {
    this.database = database;
    this.journal = journal;
  }

  /// Opens the file, or makes an empty one, and overwrites what a crash may have left behind.
  public static SqliteSecrets open(Path file) {
    var database = Database.open(file, SCHEMA, Durability.ERASING);
    var secrets = new SqliteSecrets(database, new RollbackJournal(file));
    secrets.scrub();
    return secrets;
  }

  @Override
  public Optional<byte[]> get(SecretName name) {
    return database.readInTurn(
        session -> {
          var select = session.statement("SELECT sealed FROM secret WHERE kind = ? AND id = ?");
          bind(select, name);
          try (var rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
          }
        });
  }

  @Override
  public boolean putIfAbsent(SecretName name, byte[] sealed) {
    return database.write(
        session -> {
          var insert =
              session.statement(
                  """
                  INSERT INTO secret (kind, id, sealed) VALUES (?, ?, ?)
                  ON CONFLICT (kind, id) DO NOTHING\
                  """);
          bind(insert, name);
          insert.setBytes(3, sealed);
          return insert.executeUpdate() == 1;
        });
  }

  @Override
  public void apply(List<SecretChange> changes) {
    database.write(
        session -> {
          for (var change : changes) {
            apply(session, change);
          }
          return changes;
        });
    scrub();
  }

  private static void apply(Session session, SecretChange change) throws SQLException {
    switch (change) {
      case SecretChange.Put(var name, var sealed) -> replace(session, name, sealed);
      case SecretChange.Destroy(var name) -> destroy(session, name);
      case SecretChange.ResetCounter(var id) -> reset(session, id);
    }
  }

  private static void replace(Session session, SecretName name, byte[] sealed) throws SQLException {
    destroy(session, name);
    var insert = session.statement("INSERT INTO secret (kind, id, sealed) VALUES (?, ?, ?)");
    bind(insert, name);
    insert.setBytes(3, sealed);
    insert.executeUpdate();
  }

  private static void destroy(Session session, SecretName name) throws SQLException {
    var delete = session.statement("DELETE FROM secret WHERE kind = ? AND id = ?");
    bind(delete, name);
    delete.executeUpdate();
  }

  private static void reset(Session session, String id) throws SQLException {
    var delete = session.statement("DELETE FROM counter WHERE id = ?");
    delete.setString(1, id);
    delete.executeUpdate();
  }

  @Override
  public List<String> list(String kind, String prefix) {
    return database.readInTurn(
        session -> {
          var select =
              session.statement(
                  "SELECT id FROM secret WHERE kind = ? AND substr(id, 1, ?) = ? ORDER BY id");
          select.setString(1, kind);
          select.setInt(2, prefix.codePointCount(0, prefix.length()));
          select.setString(3, prefix);
          var ids = new ArrayList<String>();
          try (var rows = select.executeQuery()) {
            while (rows.next()) {
              ids.add(rows.getString(1));
            }
          }
          return List.copyOf(ids);
        });
  }

  @Override
  public long incrementCounter(String id) {
    return database.write(
        session -> {
          var upsert =
              session.statement(
                  """
                  INSERT INTO counter (id, value) VALUES (?, 1)
                  ON CONFLICT (id) DO UPDATE SET value = value + 1 RETURNING value\
                  """);
          upsert.setString(1, id);
          try (var rows = upsert.executeQuery()) {
            if (!rows.next()) throw new SQLException("an incremented counter has no value");
            return rows.getLong(1);
          }
        });
  }

  @Override
  public long counter(String id) {
    return database.readInTurn(
        session -> {
          var select = session.statement("SELECT value FROM counter WHERE id = ?");
          select.setString(1, id);
          try (var rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
          }
        });
  }

  @Override
  public void forEach(Consumer<SecretEntry> consumer) {
    entries().forEach(consumer);
  }

  private List<SecretEntry> entries() {
    return database.readInTurn(
        session -> {
          var entries = new ArrayList<SecretEntry>();
          try (var rows = session.statement("SELECT kind, id, sealed FROM secret").executeQuery()) {
            while (rows.next()) {
              var name = new SecretName(rows.getString(1), rows.getString(2));
              entries.add(new SecretEntry.Sealed(name, rows.getBytes(3)));
            }
          }
          try (var rows = session.statement("SELECT id, value FROM counter").executeQuery()) {
            while (rows.next()) {
              entries.add(new SecretEntry.Counter(rows.getString(1), rows.getLong(2)));
            }
          }
          return entries;
        });
  }

  private static void bind(PreparedStatement statement, SecretName name) throws SQLException {
    statement.setString(1, name.kind());
    statement.setString(2, name.id());
  }

  /// In turn with writers: the rollback journal must be idle.
  private void scrub() {
    database.readInTurn(
        session -> {
          journal.overwrite();
          return session;
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
