package org.lockstep.bench.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.lockstep.bench.report.BenchFailed;

/// Axon's own JDBC engine with its defaults, each append a transaction of its own.
///
/// PostgreSQL syncs each commit unless it was told otherwise, which is checked. H2 never does by
/// itself, not even with `WRITE_DELAY=0`: it writes at a commit and leaves the rest to the
/// operating system. So that both sides promise the same, each append on H2 ends with a
/// `CHECKPOINT SYNC`.
final class AxonJdbcLog implements EventLog {
  private static final String SCHEMA = "lockstep_bench";
  private static final int CONNECTIONS = 64;
  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final HikariDataSource pool;
  private final JdbcEventStorageEngine engine;
  private final List<String> afterAppend;
  private final List<String> atEnd;

  private AxonJdbcLog(HikariDataSource pool, List<String> afterAppend, List<String> atEnd) {
    this.pool = pool;
    this.afterAppend = afterAppend;
    this.atEnd = atEnd;
    var serializer = JacksonSerializer.defaultSerializer();
    engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(new DataSourceConnectionProvider(pool))
            .transactionManager(NoTransactionManager.instance())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
  }

  /// On a PostgreSQL server, in a schema of our own.
  static AxonJdbcLog onPostgres(String url) throws SQLException {
    var drop = "DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE";
    try (var connection = DriverManager.getConnection(url)) {
      execute(connection, List.of(drop, "CREATE SCHEMA " + SCHEMA));
    }
    var config = config(url);
    config.addDataSourceProperty("currentSchema", SCHEMA);
    return new AxonJdbcLog(new HikariDataSource(config), List.of(), List.of(drop));
  }

  /// What a PostgreSQL server says of itself.
  ///
  /// @throws BenchFailed if it does not keep what it has committed
  static String durabilityOf(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url)) {
      var text =
          new StringBuilder("PostgreSQL ")
              .append(connection.getMetaData().getDatabaseProductVersion());
      for (var name : DURABILITY) {
        var value = setting(connection, name);
        if (!value.equals("on")) throw new BenchFailed(name + " is " + value + " there, not on");
        text.append(", ").append(name).append(" on");
      }
      return text.toString();
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /// On an embedded H2 database in a file.
  static AxonJdbcLog onH2(String file) {
    return new AxonJdbcLog(
        new HikariDataSource(
            config("jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")),
        List.of("CHECKPOINT SYNC"),
        List.of());
  }

  private static HikariConfig config(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    return config;
  }

  /// An event as Axon's serializer takes it.
  @SuppressWarnings("ArrayRecordComponent") // only ever written
  record Happened(byte[] content) {}

  @Override
  public void append(String stream, long sequence, byte[] payload) {
    engine.appendEvents(
        List.of(new GenericDomainEventMessage<>("bench", stream, sequence, new Happened(payload))));
    if (!afterAppend.isEmpty()) execute(afterAppend);
  }

  private void execute(List<String> statements) {
    try (var connection = pool.getConnection()) {
      execute(connection, statements);
    } catch (SQLException e) {
      throw new BenchFailed("the peer failed: " + e.getMessage(), e);
    }
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }

  /// Payloads are read and not deserialised, as on our side.
  @Override
  public long readAll() {
    var count = new LongAdder();
    engine.readEvents(null, false).forEach(_ -> count.increment());
    return count.sum();
  }

  @Override
  public void close() {
    try {
      execute(atEnd);
    } finally {
      pool.close();
    }
  }
}
