package org.lockstep.bench.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.HsqlEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;

/// Axon's own JDBC engine, each append a transaction of its own with the database's default
/// durability.
final class AxonJdbcLog implements EventLog {
  private final HikariDataSource pool;
  private final JdbcEventStorageEngine engine;

  private AxonJdbcLog(HikariDataSource pool, EventTableFactory tables) {
    this.pool = pool;
    var serializer = JacksonSerializer.defaultSerializer();
    engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(new DataSourceConnectionProvider(pool))
            .transactionManager(NoTransactionManager.instance())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    engine.createSchema(tables);
  }

  /// On a PostgreSQL server; the tables of an earlier run are dropped first.
  static AxonJdbcLog onPostgres(String url) throws SQLException {
    var pool = pool(url);
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS DomainEventEntry, SnapshotEventEntry");
    }
    return new AxonJdbcLog(pool, PostgresEventTableFactory.INSTANCE);
  }

  /// On an embedded H2 database in a file.
  static AxonJdbcLog onH2(String file) {
    return new AxonJdbcLog(
        pool("jdbc:h2:file:" + file + ";MODE=HSQLDB;WRITE_DELAY=0"), HsqlEventTableFactory.INSTANCE);
  }

  private static HikariDataSource pool(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(64);
    return new HikariDataSource(config);
  }

  /// The payload as Axon's default serializer likes it.
  record Happened(byte[] content) {}

  @Override
  public void append(String stream, long sequence, byte[] payload) {
    engine.appendEvents(
        new GenericDomainEventMessage<>("bench", stream, sequence, new Happened(payload)));
  }

  @Override
  public long readAll() {
    return engine.readEvents(null, false).map(event -> event.getPayload()).count();
  }

  @Override
  public void close() {
    pool.close();
  }
}
