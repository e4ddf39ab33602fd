package org.lockstep.storage.documents;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.sqlite.Session;

/// A collection as a table: a column for each declared index, and an index over it and the key.
///
/// Names come from [Collection], which admits nothing that would need more than quotes.
final class SqliteCollection {
  private final Collection collection;
  private final String table;
  private final String insertion;
  private final String deletion;
  private final String selection;

  SqliteCollection(Collection collection) {
    this.collection = collection;
    this.table = "\"c-" + collection.name() + "\"";
    int columns = 2 + collection.indexedFields().size();
    this.insertion =
        "INSERT OR REPLACE INTO %s VALUES (%s)"
            .formatted(table, String.join(", ", Collections.nCopies(columns, "?")));
    this.deletion = "DELETE FROM " + table + " WHERE key = ?";
    this.selection = "SELECT key, value FROM " + table + " WHERE key = ?";
  }

  Collection declaration() {
    return collection;
  }

  void create(Session session) throws SQLException {
    var columns = new StringBuilder("key TEXT PRIMARY KEY, value BLOB NOT NULL");
    for (var field : collection.indexedFields()) {
      columns.append(", ").append(column(field)).append(" TEXT");
    }
    session.execute("CREATE TABLE " + table + " (" + columns + ")");
    for (var field : collection.indexedFields()) {
      session.execute(
          "CREATE INDEX \"i-%s-%s\" ON %s (%s, key)"
              .formatted(collection.name(), field, table, column(field)));
    }
  }

  void put(Session session, Write.Put put) throws SQLException {
    for (var field : put.fields().keySet()) {
      requireDeclared(field);
    }
    var insert = session.statement(insertion);
    insert.setString(1, put.key());
    insert.setBytes(2, put.value());
    int column = 3;
    for (var field : collection.indexedFields()) {
      insert.setString(column++, put.fields().get(field));
    }
    insert.executeUpdate();
  }

  void delete(Session session, String key) throws SQLException {
    var delete = session.statement(deletion);
    delete.setString(1, key);
    delete.executeUpdate();
  }

  void clear(Session session) throws SQLException {
    session.statement("DELETE FROM " + table).executeUpdate();
  }

  @Nullable Document get(Session session, String key) throws SQLException {
    var select = session.statement(selection);
    select.setString(1, key);
    try (var rows = select.executeQuery()) {
      return rows.next() ? new Document(rows.getString(1), rows.getBytes(2)) : null;
    }
  }

  /// One document more than the page holds is asked for, to learn whether another page follows.
  Page find(Session session, Query query) throws SQLException {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<String>();
    if (query.field() != null && query.value() != null) {
      requireDeclared(query.field());
      conditions.add(column(query.field()) + " = ?");
      values.add(query.value());
    }
    if (query.after() != null) {
      conditions.add("key > ?");
      values.add(query.after());
    }
    return page(select(session, conditions, values, query.limit()), query.limit());
  }

  private List<Document> select(
      Session session, List<String> conditions, List<String> values, int limit)
      throws SQLException {
    var where =
        conditions.stream()
            .collect(Collectors.joining(" AND ", conditions.isEmpty() ? "" : " WHERE ", ""));
    var select =
        session.statement("SELECT key, value FROM " + table + where + " ORDER BY key LIMIT ?");
    int place = 1;
    for (var value : values) {
      select.setString(place++, value);
    }
    select.setLong(place, limit + 1L);
    var found = new ArrayList<Document>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(new Document(rows.getString(1), rows.getBytes(2)));
      }
    }
    return found;
  }

  private static Page page(List<Document> found, int limit) {
    if (found.size() <= limit) return new Page(found, null);
    var documents = found.subList(0, limit);
    return new Page(documents, documents.getLast().key());
  }

  private void requireDeclared(String field) {
    if (!collection.indexedFields().contains(field)) {
      throw new IllegalArgumentException(
          "Collection %s declares no index %s".formatted(collection.name(), field));
    }
  }

  private static String column(String field) {
    return "\"f-" + field + "\"";
  }
}
