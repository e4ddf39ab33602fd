package org.lockstep.storage.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.TileSource;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.group.WriterThread;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Patience;

/// The journal in MongoDB, which other processes may write at the same time; the package comment
/// tells its documents.
///
/// What others append is known here a fraction of a second later: [#head] may lag behind that long,
/// while [#append] and [#stream] always find out.
public final class MongoJournal implements Journal {
  /// Events whose documents are read in one go.
  private static final int SLICE = 4096;

  /// A document of MongoDB has at most 16 MiB; the rest is for names and numbers.
  private static final int MOST_BYTES = 15 << 20;

  private final MongoChunks chunks;
  private final MongoHeads heads;
  private final MongoTiles tiles;
  private final MongoEnd end;
  private final GroupQueue<PendingBatch> queue = new GroupQueue<>();
  private final MongoFollower follower;
  private final Thread following;
  private final WriterThread writer;
  private volatile boolean closed;

  private MongoJournal(MongoChunks chunks) {
    this.chunks = chunks;
    this.heads = new MongoHeads(chunks);
    this.tiles = new MongoTiles(chunks);
    this.end = MongoStart.of(chunks, heads);
    this.follower = new MongoFollower(end);
    var commits = new MongoCommit(queue, chunks, heads, end);
    writer = WriterThread.start("journal-writer", commits);
    following = Thread.ofPlatform().name("journal-follower").daemon().start(follower);
  }

  /// Opens the journal of the store, or begins it.
  ///
  /// @throws org.lockstep.storage.DamagedStore if it does not hold together
  public static MongoJournal open(MongoStore store) {
    return new MongoJournal(new MongoChunks(store));
  }

  /// @throws org.lockstep.storage.OutcomeUnknown if the store stays unreachable: the batch may be
  ///     found there later, or not
  @Override
  public Appended append(List<NewEvent> batch) {
    return append(PendingBatch.of(batch));
  }

  private Appended append(PendingBatch pending) {
    if (pending.size() > MOST_BYTES) {
      throw new IllegalArgumentException("A batch has at most 15 MiB");
    }
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
    return end.signal().head();
  }

  @Override
  public Edge edge() {
    return end.signal().edge();
  }

  @Override
  public TileSource tiles() {
    return tiles;
  }

  @Override
  public void forEach(long from, long to, Consumer<? super StoredEvent> consumer) {
    if (from < 0) throw new IllegalArgumentException("Positions begin at 0");
    requireOpen();
    long last = Math.min(to, head());
    for (long start = from; start < last; start += SLICE) {
      slice(start, Math.min(start + SLICE, last)).forEach(consumer);
    }
  }

  /// A primary that has just been elected may show a little less than was shown before; it catches
  /// up by itself.
  private List<StoredEvent> slice(long from, long to) {
    var patience = new Patience();
    while (true) {
      var events = readSlice(from, to);
      if (events.size() == to - from) return events;
      patience.pause();
    }
  }

  private List<StoredEvent> readSlice(long from, long to) {
    var events = new ArrayList<StoredEvent>();
    for (var chunk : chunks.covering(from, to)) {
      for (var member : chunk.events()) {
        long position = chunk.first() + member.nth();
        if (position >= from && position < to) events.add(event(chunk, member));
      }
    }
    return events;
  }

  private StoredEvent event(MongoChunk chunk, MongoChunk.Member member) {
    try {
      return chunk.event(member);
    } catch (MalformedChunk e) {
      throw chunks.damaged(e);
    }
  }

  @Override
  public List<StoredEvent> stream(String streamId, long fromSequence) {
    requireOpen();
    var events = new ArrayList<StoredEvent>();
    for (var chunk : chunks.ofStream(streamId, fromSequence)) {
      for (var member : chunk.events()) {
        events.add(event(chunk, member));
      }
    }
    if (events.isEmpty()) return events;
    var last = events.getLast();
    heads.saw(streamId, last.streamSequence());
    if (last.position() >= head()) end.catchUp();
    return events;
  }

  @Override
  public OptionalLong lastSequence(String streamId) {
    requireOpen();
    var last = chunks.lastSequences(Set.of(streamId)).get(streamId);
    return last == null ? OptionalLong.empty() : OptionalLong.of(last);
  }

  @Override
  public OptionalLong lastPositionAt(Instant time) {
    requireOpen();
    long none = -1;
    long found = none;
    long beyond = head();
    while (beyond - found > 1) {
      long middle = (found + beyond) >>> 1;
      var chunk = chunks.covering(middle, middle + 1).getFirst();
      long early = chunk.events().stream().filter(member -> isBy(time, member)).count();
      if (early < chunk.count()) beyond = Math.min(beyond, chunk.first() + early);
      if (early > 0) found = Math.max(found, chunk.first() + early - 1);
    }
    return found == none ? OptionalLong.empty() : OptionalLong.of(Math.min(found, beyond - 1));
  }

  private static boolean isBy(Instant time, MongoChunk.Member member) {
    return !Instant.ofEpochMilli(EventBytes.millis(member.bytes(), 0)).isAfter(time);
  }

  @Override
  public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
    if (head() < position + 2) follower.wake();
    return end.signal().awaitBeyond(position, timeout);
  }

  @Override
  public Registration onCommit(LongConsumer listener) {
    return end.signal().register(listener);
  }

  private void requireOpen() {
    if (closed) throw new StorageException("The journal is closed.");
  }

  @Override
  public void close() {
    queue.end(() -> new JournalStopped("The journal is closed."));
    writer.join();
    follower.close();
    join(following);
    closed = true;
    end.signal().close();
  }

  /// Waits even if interrupted: the store must not be closed under it.
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
