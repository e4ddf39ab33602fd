package org.lockstep.storage.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// A connection with its prepared statements. For one thread at a time.
public final class Session implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session open(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.FULLMUTEX);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setGetGeneratedKeys(false); // else a query follows each insert
    return new Session(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
  }

  /// The prepared statement, which stays the session's: callers close its result sets only.
  public PreparedStatement statement(String sql) throws SQLException {
    var known = prepared.get(sql);
    if (known != null) return known;
    var fresh = connection.prepareStatement(sql);
    prepared.put(sql, fresh);
    return fresh;
  }

  /// Runs a statement without parameters whose result does not matter.
  public void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void executeAll(List<String> statements) throws SQLException {
    for (var statement : statements) {
      execute(statement);
    }
  }

  /// The first column of the first row, as a number.
  public long number(String sql) throws SQLException {
    try (var rows = statement(sql).executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /// The first column of the first row, as text.
  String text(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /// Undoes the transaction; harmless where SQLite has done so by itself.
  void rollback() throws SQLException {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) throw e;
    }
  }

  /// Lets go of all prepared statements: after one has failed, the driver may refuse to run it
  /// again.
  void forgetStatements() throws SQLException {
    var all = List.copyOf(prepared.values());
    prepared.clear();
    for (var statement : all) {
      statement.close();
    }
  }

  @Override
  public void close() throws SQLException {
    forgetStatements();
    connection.close();
  }
}
