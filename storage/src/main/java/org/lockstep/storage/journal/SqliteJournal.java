package org.lockstep.storage.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.TileSource;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.group.WriterThread;
import org.lockstep.storage.log.Checkpoints;
import org.lockstep.storage.log.SqliteCheckpoints;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Durability;
import org.lockstep.storage.sqlite.Session;
import org.lockstep.storage.sqlite.SqlWork;

/// The journal in one SQLite file; the package comment tells its tables.
public final class SqliteJournal implements Journal {
  /// Events whose rows are read in one go, so that no reader holds up the write-ahead log for long.
  private static final int SLICE = 4096;

  private final Database database;
  private final SqliteTiles tiles;
  private final Checkpoints checkpoints;
  private final GroupQueue<PendingBatch> queue = new GroupQueue<>();
  private final CommitSignal signal;
  private final StreamIndex index;
  private final WriterThread writer;

  private SqliteJournal(Database database, JournalStart.End end) {
    this.database = database;
    this.tiles = new SqliteTiles(database);
    this.checkpoints = SqliteCheckpoints.open(database);
    this.signal = new CommitSignal(end.edge());
    this.index = end.index();
    var commits = new GroupCommit(database, queue, signal, end);
    this.writer = WriterThread.start("journal-writer", commits);
  }

  /// Opens the journal, or makes an empty one.
  ///
  /// @throws DamagedStore if it does not hold together
  public static SqliteJournal open(Path file) {
    var database = Database.open(file, JournalRows.SCHEMA, Durability.EVERY_COMMIT);
    try {
      return new SqliteJournal(database, JournalStart.of(database));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// The checkpoints of this journal's log, in the same file.
  public Checkpoints checkpoints() {
    return checkpoints;
  }

  @Override
  public Appended append(List<NewEvent> batch) {
    return append(PendingBatch.of(batch));
  }

  private Appended append(PendingBatch pending) {
    queue.add(pending);
    return pending.await();
  }

  @Override
  public void appendCopies(List<StoredEvent> events) {
    if (events.isEmpty()) return;
    var before = edge();
    Copies.requireNext(events, before);
    append(PendingBatch.ofCopies(events));
    Copies.requireGrown(events, before, edge());
  }

  @Override
  public long head() {
    return signal.head();
  }

  @Override
  public Edge edge() {
    return signal.edge();
  }

  @Override
  public TileSource tiles() {
    return tiles;
  }

  @Override
  public void forEach(long from, long to, Consumer<? super StoredEvent> consumer) {
    if (from < 0) throw new IllegalArgumentException("Positions begin at 0");
    long end = Math.min(to, head());
    for (long start = from; start < end; start += SLICE) {
      slice(start, Math.min(start + SLICE, end), consumer);
    }
  }

  private void slice(long from, long to, Consumer<? super StoredEvent> consumer) {
    var chunks = database.read(session -> JournalRows.chunks(session, from, to));
    try {
      chunks.forEach(chunk -> chunk.forEach(from, to, consumer));
    } catch (MalformedChunk e) {
      throw damaged(e);
    }
  }

  @Override
  public List<StoredEvent> stream(String streamId, long fromSequence) {
    long head = head();
    var events = read(session -> index.read(session, streamId, fromSequence));
    // What was committed a moment ago is not there before the head says so.
    return events.stream().takeWhile(event -> event.position() < head).toList();
  }

  @Override
  public OptionalLong lastSequence(String streamId) {
    return read(session -> index.lastSequence(session, streamId));
  }

  @Override
  public OptionalLong lastPositionAt(Instant time) {
    return read(session -> lastPositionAt(session, time));
  }

  private OptionalLong lastPositionAt(Session session, Instant time) throws SQLException {
    long none = -1;
    long found = none;
    long beyond = head();
    while (beyond - found > 1) {
      long middle = (found + beyond) >>> 1;
      var recorded = Instant.ofEpochMilli(chunkOf(session, middle).millis(middle));
      if (recorded.isAfter(time)) beyond = middle;
      else found = middle;
    }
    return found == none ? OptionalLong.empty() : OptionalLong.of(found);
  }

  private Chunk chunkOf(Session session, long position) throws SQLException {
    var chunks = JournalRows.chunks(session, position, position + 1);
    if (chunks.isEmpty() || position >= chunks.getFirst().end()) {
      throw new DamagedStore(database.file(), "event %d is missing".formatted(position));
    }
    return chunks.getFirst();
  }

  @Override
  public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
    return signal.awaitBeyond(position, timeout);
  }

  @Override
  public Registration onCommit(LongConsumer listener) {
    return signal.register(listener);
  }

  @Override
  public void close() {
    queue.end(() -> new JournalStopped("The journal is closed."));
    writer.join();
    signal.close();
    database.close();
  }

  private <T> T read(SqlWork<T> work) {
    try {
      return database.read(work);
    } catch (MalformedChunk e) {
      throw damaged(e);
    }
  }

  private DamagedStore damaged(MalformedChunk e) {
    return new DamagedStore(database.file(), String.valueOf(e.getMessage()), e);
  }
}
