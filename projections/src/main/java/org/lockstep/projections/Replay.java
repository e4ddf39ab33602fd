package org.lockstep.projections;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.EventCodec;

/// Builds the documents of the read models from a journal, apart from any that answer: nobody is
/// told, nothing else follows from it, and no memory moves.
///
/// The same rules place each event as in the read models that answer, so two replays of one history
/// hold the same rows, and so do they. It goes on where the documents' token stands. Confined to
/// one thread.
public final class Replay {
  /// Events of one commit: the more, the faster; fewer keep other writers waiting for less long.
  private static final int BATCH = 4_000;

  private static final long NEVER = -1;

  private final Journal journal;
  private final Documents documents;
  private final Streams streams;
  private final Indexing indexing;
  private final OrderExpiry expiry;
  private final int batch;
  private long position;
  private DocumentBatch.@Nullable Place watched;
  private long lastTouch;

  Replay(Journal journal, Documents documents, EventCodec codec, ReadModels.Options options) {
    this(journal, documents, codec, options, BATCH);
  }

  Replay(
      Journal journal,
      Documents documents,
      EventCodec codec,
      ReadModels.Options options,
      int batch) {
    this.journal = journal;
    this.documents = documents;
    this.streams = new Streams(journal, codec);
    this.indexing = new Indexing(streams, options.idempotencyKeys());
    this.expiry = new OrderExpiry(documents, streams, options.ordersKept());
    this.batch = batch;
    this.position = documents.token(Applier.TOKEN) + 1;
  }

  /// A replay into documents that hold nothing else.
  public static Replay into(
      Documents documents, Journal journal, EventCodec codec, ReadModels.Options options) {
    Collections.declare(documents);
    return new Replay(journal, documents, codec, options);
  }

  /// How many events have been applied.
  public long position() {
    return position;
  }

  /// Applies the events at positions below `end`.
  ///
  /// @param progress told the position after each batch
  public void to(long end, LongConsumer progress) {
    var next = ahead(position, end);
    while (position < end) {
      var events = joined(next);
      if (events.isEmpty()) {
        throw new IllegalStateException("The journal ends at " + position + ", before " + end);
      }
      next = ahead(events.getLast().position() + 1, end);
      apply(events);
      progress.accept(position);
    }
  }

  /// The most events of one commit.
  int batch() {
    return batch;
  }

  /// Applies one batch of the events at positions below `end`.
  void step(long end) {
    var events = read(position, end);
    if (!events.isEmpty()) apply(events);
  }

  /// The next batch is read and decoded while the one before it is written.
  private CompletableFuture<List<Decoded>> ahead(long from, long end) {
    return CompletableFuture.supplyAsync(() -> read(from, end));
  }

  private static List<Decoded> joined(CompletableFuture<List<Decoded>> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw e;
    }
  }

  private List<Decoded> read(long from, long end) {
    long limit = Math.min(batch, end - from);
    List<StoredEvent> events = limit <= 0 ? List.of() : journal.read(from, (int) limit);
    return streams.decode(events);
  }

  private void apply(List<Decoded> events) {
    var writes = new DocumentBatch(documents, watched);
    for (var decoded : events) {
      indexing.apply(decoded, writes);
      if (writes.touched()) lastTouch = decoded.position();
    }
    expiry.apply(events, writes);
    long end = events.getLast().position() + 1;
    documents.commit(new Token(Applier.TOKEN, position - 1, end - 1), writes.writes());
    position = end;
  }

  /// Applies the events at positions below `end`, and tells the last one that put or took away a
  /// row; empty if none did.
  ///
  /// @param progress told the position after each batch
  public OptionalLong lastTouch(String projection, String key, long end, LongConsumer progress) {
    watched = new DocumentBatch.Place(projection, key);
    lastTouch = NEVER;
    to(end, progress);
    watched = null;
    return lastTouch == NEVER ? OptionalLong.empty() : OptionalLong.of(lastTouch);
  }

  /// A page of a projection's rows.
  ///
  /// @param after the key of the last row of the page before; null for the first page
  /// @throws IllegalArgumentException if there is no such projection
  public RowPage rows(String projection, @Nullable String after, int limit) {
    return RowPage.of(documents, projection, after, limit, new RowPage.Stand(formOf(), position));
  }

  private static String formOf() {
    return Format.NOW.current();
  }

  /// The SHA-256 over a projection's name, the position and all rows in the order of their keys, in
  /// hexadecimal.
  ///
  /// @throws IllegalArgumentException if there is no such projection
  public String digest(String projection) {
    return ModelDigest.ofProjection(documents, Projections.require(projection), position);
  }
}
