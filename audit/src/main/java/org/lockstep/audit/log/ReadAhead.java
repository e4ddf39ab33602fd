package org.lockstep.audit.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lockstep.crypto.log.TileName;

/// Fetches the leaves and entries of a log in order, a few tiles ahead of who asks for them.
///
/// Holds the bytes of at most 16 tiles and bundles at once, some 1.5 MB for events of usual length.
/// For one thread.
final class ReadAhead implements AutoCloseable {
  private static final int AHEAD = 16;

  private final LogSource source;
  private final long size;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Future<Block>> coming = new ArrayDeque<>();
  private long asked;

  /// What was fetched for one tile of leaves.
  ///
  /// @param tile the bytes of a full tile; empty for a partial one, which is known already
  @SuppressWarnings("ArrayRecordComponent") // handed on within the package, compared by nobody
  record Block(TileName name, byte[] tile, List<byte[]> entries) {}

  ReadAhead(LogSource source, long size) {
    this.source = source;
    this.size = size;
  }

  /// Whether there is another tile of leaves.
  boolean hasNext() {
    return !coming.isEmpty() || TileName.width(0, asked, size) > 0;
  }

  /// What comes next.
  ///
  /// @throws LogUnavailable if it did not come
  /// @throws LogRefused if a bundle is no bundle
  Block next() {
    while (coming.size() < AHEAD && TileName.width(0, asked, size) > 0) {
      var name = new TileName(0, asked, TileName.width(0, asked, size));
      coming.add(threads.submit(() -> fetch(name)));
      asked++;
    }
    try {
      return coming.remove().get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case LogUnavailable unavailable -> throw unavailable;
        case LogRefused refused -> throw refused;
        case null, default -> throw new IllegalStateException("fetching failed", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the log was read");
    }
  }

  private Block fetch(TileName name) {
    var entries = EntryBundle.fetch(source, name);
    return new Block(name, name.full() ? TileBytes.fetch(source, name) : new byte[0], entries);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
