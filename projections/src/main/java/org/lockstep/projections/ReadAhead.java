package org.lockstep.projections;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.lockstep.storage.journal.Journal;

/// Batches of a journal's events, each read and decoded while the one before it is applied.
///
/// One batch is under way at most, and by one other thread, so that queries keep the other cores.
/// What fails is thrown to whoever asks for the batch, as it was thrown there.
final class ReadAhead {
  private final Journal journal;
  private final Streams streams;
  private final int batch;

  /// @param batch the most events of one batch
  ReadAhead(Journal journal, Streams streams, int batch) {
    this.journal = journal;
    this.streams = streams;
    this.batch = batch;
  }

  /// Begins to read at a position, up to below `end`.
  Run from(long position, long end) {
    return new Run(position, end);
  }

  /// One walk through the journal. Confined to one thread. Close it: then nothing is being read.
  final class Run implements AutoCloseable {
    private final long end;
    private long position;
    private CompletableFuture<List<Decoded>> next;

    private Run(long position, long end) {
      this.position = position;
      this.end = end;
      this.next = ahead();
    }

    /// The next events; the ones after them are begun.
    ///
    /// @throws IllegalStateException if the journal ends before `end`
    List<Decoded> batch() {
      var events = joined();
      if (events.isEmpty()) {
        throw new IllegalStateException("The journal ends at " + position + ", before " + end);
      }
      position = events.getLast().position() + 1;
      next = ahead();
      return events;
    }

    private CompletableFuture<List<Decoded>> ahead() {
      int limit = (int) Math.min(batch, end - position);
      if (limit <= 0) return CompletableFuture.completedFuture(List.of());
      long from = position;
      return CompletableFuture.supplyAsync(() -> streams.decode(journal.read(from, limit)));
    }

    private List<Decoded> joined() {
      try {
        return next.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException failure) throw failure;
        if (e.getCause() instanceof Error failure) throw failure;
        throw e;
      }
    }

    /// Waits for the batch that nobody asks for any more; whether it can be read, nobody needs.
    @Override
    public void close() {
      next.exceptionally(_ -> List.of()).join();
    }
  }
}
