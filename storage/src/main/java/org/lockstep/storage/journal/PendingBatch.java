package org.lockstep.storage.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.group.Pending;

/// A batch whose caller waits for the writer.
///
/// @param size of its stored form in bytes
record PendingBatch(List<PreparedEvent> events, int size, CompletableFuture<Appended> outcome)
    implements Pending {

  static PendingBatch of(List<NewEvent> batch) {
    if (batch.isEmpty()) throw new IllegalArgumentException("A batch holds at least one event");
    return prepared(batch.stream().map(PreparedEvent::of).toList());
  }

  /// A batch of events that were stored elsewhere.
  static PendingBatch ofCopies(List<StoredEvent> events) {
    return prepared(events.stream().map(PreparedEvent::copyOf).toList());
  }

  private static PendingBatch prepared(List<PreparedEvent> events) {
    int size = Math.toIntExact(events.stream().mapToLong(PreparedEvent::size).sum());
    return new PendingBatch(events, size, new CompletableFuture<>());
  }

  @Override
  public void fail(StorageException why) {
    outcome.completeExceptionally(why);
  }

  /// Waits even if the thread is interrupted: what became of the batch must be known.
  Appended await() {
    try {
      return outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw e;
    }
  }
}
