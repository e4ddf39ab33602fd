package org.lockstep.storage.documents;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Durability;
import org.lockstep.storage.sqlite.Schema;
import org.lockstep.storage.sqlite.Session;

/// Read models in one SQLite file; the package comment tells its tables.
public final class SqliteDocuments implements Documents {
  private static final Schema SCHEMA =
      new Schema(
          0x4c6b4431, // LkD1
          1,
          List.of(
              "CREATE TABLE collection (name TEXT PRIMARY KEY, fields TEXT NOT NULL)",
              "CREATE TABLE token (name TEXT PRIMARY KEY, position INTEGER NOT NULL)"));

  private final Database database;
  private final Map<String, SqliteCollection> collections = new ConcurrentHashMap<>();

  private SqliteDocuments(Database database) {
    this.database = database;
  }

  /// Opens the file, or makes an empty one.
  public static SqliteDocuments open(Path file) {
    return new SqliteDocuments(Database.open(file, SCHEMA, Durability.ATOMIC));
  }

  @Override
  public void declare(Collection collection) {
    var table = new SqliteCollection(collection);
    var fields = String.join(",", collection.indexedFields());
    database.write(session -> declare(session, table, fields));
    collections.put(collection.name(), table);
  }

  private static boolean declare(Session session, SqliteCollection table, String fields)
      throws SQLException {
    var name = table.declaration().name();
    var insert =
        session.statement(
            "INSERT INTO collection (name, fields) VALUES (?, ?) ON CONFLICT DO NOTHING");
    insert.setString(1, name);
    insert.setString(2, fields);
    if (insert.executeUpdate() == 1) {
      table.create(session);
      return true;
    }
    requireSame(session, name, fields);
    return false;
  }

  private static void requireSame(Session session, String name, String fields) throws SQLException {
    var select = session.statement("SELECT fields FROM collection WHERE name = ?");
    select.setString(1, name);
    try (var rows = select.executeQuery()) {
      if (rows.next() && rows.getString(1).equals(fields)) return;
    }
    throw new IllegalArgumentException(
        "Collection %s exists with other indexes; give the changed one a new name".formatted(name));
  }

  @Override
  public Optional<Document> get(String collection, String key) {
    var table = table(collection);
    return database.read(session -> Optional.ofNullable(table.get(session, key)));
  }

  @Override
  public Page find(Query query) {
    var table = table(query.collection());
    return database.read(session -> table.find(session, query));
  }

  @Override
  public void commit(Token token, List<Write> writes) {
    database.write(
        session -> {
          move(session, token);
          writeAll(session, writes);
          return token;
        });
  }

  @Override
  public void commit(List<Write> writes) {
    database.write(
        session -> {
          writeAll(session, writes);
          return writes;
        });
  }

  private void writeAll(Session session, List<Write> writes) throws SQLException {
    for (var write : writes) {
      switch (write) {
        case Write.Put put -> table(put.collection()).put(session, put);
        case Write.Delete(var collection, var key) -> table(collection).delete(session, key);
      }
    }
  }

  private static void move(Session session, Token token) throws SQLException {
    long actual = token(session, token.name());
    if (actual != token.before()) throw new TokenConflict(token, actual);
    var upsert = session.statement("INSERT OR REPLACE INTO token (name, position) VALUES (?, ?)");
    upsert.setString(1, token.name());
    upsert.setLong(2, token.after());
    upsert.executeUpdate();
  }

  @Override
  public long token(String name) {
    return database.read(session -> token(session, name));
  }

  private static long token(Session session, String name) throws SQLException {
    var select = session.statement("SELECT position FROM token WHERE name = ?");
    select.setString(1, name);
    try (var rows = select.executeQuery()) {
      return rows.next() ? rows.getLong(1) : Token.NONE;
    }
  }

  @Override
  public void reset(String token, List<String> names) {
    var tables = names.stream().map(this::table).toList();
    database.write(
        session -> {
          for (var table : tables) {
            table.clear(session);
          }
          var delete = session.statement("DELETE FROM token WHERE name = ?");
          delete.setString(1, token);
          return delete.executeUpdate();
        });
  }

  private SqliteCollection table(String collection) {
    var table = collections.get(collection);
    if (table == null) {
      throw new IllegalArgumentException("Collection %s is not declared".formatted(collection));
    }
    return table;
  }

  @Override
  public void close() {
    database.close();
  }
}
