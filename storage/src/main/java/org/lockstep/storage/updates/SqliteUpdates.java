package org.lockstep.storage.updates;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.group.WriterThread;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Durability;
import org.lockstep.storage.sqlite.Session;

/// The logs in one SQLite file; the package comment tells its tables.
public final class SqliteUpdates implements Updates {
  /// Event loops hand in what all of their documents have gathered, one after the other.
  private static final Duration COMPANY = Duration.ofMillis(1);

  private final Database database;
  private final GroupQueue<Change> queue = new GroupQueue<>(COMPANY);
  private final WriterThread writer;

  private SqliteUpdates(Database database) {
    this.database = database;
    this.writer = WriterThread.start("updates-writer", new ChangeWriter(database, queue));
  }

  /// Opens the file, or makes an empty one.
  public static SqliteUpdates open(Path file) {
    return new SqliteUpdates(Database.open(file, LogRows.SCHEMA, Durability.EVERY_COMMIT));
  }

  @Override
  public Log open(LogName name) {
    while (true) {
      var found = find(name);
      if (found.isPresent()) return found.get();
      change(0, session -> LogRows.begin(session, name));
    }
  }

  @Override
  public Optional<Log> find(LogName name) {
    return database.readTogether(session -> load(session, name));
  }

  @Override
  public Optional<Incarnation> incarnation(LogName name) {
    return database.read(
        session -> Optional.ofNullable(LogRows.head(session, name)).map(LogRows.Head::incarnation));
  }

  private Optional<Log> load(Session session, LogName name) throws SQLException {
    var head = LogRows.head(session, name);
    if (head == null) return Optional.empty();
    var log =
        new Log(head.incarnation(), LogRows.base(session, head), LogRows.records(session, head));
    requireGapless(name, log, head.last());
    return Optional.of(log);
  }

  private void requireGapless(LogName name, Log log, long last) {
    long expected = log.base().map(SealedUpdate::sequence).orElse(0L) + 1;
    for (var update : log.tail()) {
      if (update.sequence() != expected++) throw damaged(name, expected - 1);
    }
    if (expected != last + 1) throw damaged(name, expected);
  }

  private DamagedStore damaged(LogName name, long sequence) {
    return new DamagedStore(
        database.file(), "update %d of %s is missing".formatted(sequence, name));
  }

  @Override
  public CompletionStage<Void> append(LogName name, Incarnation incarnation, SealedUpdate update) {
    var change =
        new Change(
            update.bytes().length,
            session -> {
              if (LogRows.appendNext(session, name, incarnation, update)) return;
              var head = LogRows.require(session, name, incarnation);
              throw conflict(name, update.sequence(), head.last());
            });
    try {
      queue.add(change);
    } catch (UpdatesStopped e) {
      change.fail(e);
    }
    return change.outcome();
  }

  private static void requireNext(LogName name, long number, long last) {
    if (number != last + 1) throw conflict(name, number, last);
  }

  private static SequenceConflict conflict(LogName name, long number, long last) {
    return new SequenceConflict(name, number, (last + 1) + " next");
  }

  @Override
  public void compact(LogName name, Incarnation incarnation, SealedUpdate base) {
    change(
        base.bytes().length,
        session -> {
          var head = LogRows.require(session, name, incarnation);
          long through = LogRows.through(session, head);
          if (base.sequence() < through || base.sequence() > head.last()) {
            var range = "a base through %d to %d".formatted(through, head.last());
            throw new SequenceConflict(name, base.sequence(), range);
          }
          LogRows.replace(session, head, base);
        });
  }

  @Override
  public void keep(LogName name, Incarnation incarnation, SealedVersion version, byte[] sealed) {
    change(
        sealed.length,
        session -> {
          var head = LogRows.require(session, name, incarnation);
          requireNext(name, version.number(), VersionRows.last(session, head));
          VersionRows.insert(session, head, version, sealed);
        });
  }

  @Override
  public void begin(LogCopy copy) {
    var log = copy.log();
    change(
        0,
        session -> {
          if (LogRows.head(session, copy.name()) != null) {
            throw new SequenceConflict(copy.name(), 0, "no copy");
          }
          var head = LogRows.insert(session, copy.name(), log);
          for (var update : log.tail()) LogRows.append(session, head, update);
          for (var kept : copy.versions()) {
            VersionRows.insert(session, head, kept.version(), kept.sealed());
          }
        });
  }

  @Override
  public List<SealedVersion> versions(LogName name, Incarnation incarnation) {
    return database.readTogether(
        session -> VersionRows.all(session, LogRows.require(session, name, incarnation)));
  }

  @Override
  public Optional<byte[]> version(LogName name, Incarnation incarnation, long number) {
    return database.readTogether(
        session ->
            VersionRows.sealed(session, LogRows.require(session, name, incarnation), number));
  }

  @Override
  public void delete(LogName name) {
    change(0, session -> delete(session, name));
  }

  @Override
  public void deleteAll(String share) {
    change(
        0,
        session -> {
          for (var document : LogRows.documents(session, share)) {
            delete(session, new LogName(share, document));
          }
        });
  }

  private static void delete(Session session, LogName name) throws SQLException {
    var head = LogRows.head(session, name);
    if (head != null) LogRows.delete(session, head);
  }

  @Override
  public List<String> documents(String share) {
    return database.read(session -> LogRows.documents(session, share));
  }

  @Override
  public List<String> shares() {
    return database.read(LogRows::shares);
  }

  private void change(int size, Change.Work work) {
    var change = new Change(size, work);
    queue.addUrgent(change);
    change.await();
  }

  @Override
  public void close() {
    queue.end(() -> new UpdatesStopped("The live documents are closed."));
    writer.join();
    database.close();
  }
}
