package org.lockstep.projections;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.journal.Journal;
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

  private final ReadAhead events;
  private final Documents documents;
  private final Recall recall;
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
    this.documents = documents;
    this.recall = new Recall(documents);
    var streams = new Streams(journal, codec);
    this.events = new ReadAhead(journal, streams, batch);
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
    follow(
        end,
        at -> {
          progress.accept(at);
          return true;
        });
  }

  /// Applies the events at positions below `end`, batch by batch.
  ///
  /// @param goesOn told the position after each batch; false ends it there
  void follow(long end, LongPredicate goesOn) {
    try (var next = events.from(position, end)) {
      while (position < end) {
        apply(next.batch());
        if (!goesOn.test(position)) return;
      }
    }
  }

  /// The most events of one commit.
  int batch() {
    return batch;
  }

  private void apply(List<Decoded> events) {
    var writes = new DocumentBatch(recall::get, watched);
    for (var decoded : events) {
      indexing.apply(decoded, writes);
      if (writes.touched()) lastTouch = decoded.position();
    }
    expiry.apply(events, writes);
    long end = events.getLast().position() + 1;
    var all = writes.writes();
    documents.commit(new Token(Applier.TOKEN, position - 1, end - 1), all);
    recall.committed(all);
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
