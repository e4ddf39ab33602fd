package org.lockstep.storage.updates;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.group.Pending;
import org.lockstep.storage.sqlite.Session;

/// A change of one log on its way to the writer. It may be refused, without harm to the rest of its
/// group, before it has written anything.
final class Change implements Pending {
  private final int size;
  private final Work work;
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();
  private @Nullable StorageException refusal;

  /// @param size of what it adds, in bytes
  Change(int size, Work work) {
    this.size = size;
    this.work = work;
  }

  /// What is done within the group's transaction.
  @FunctionalInterface
  interface Work {
    /// Writes, or refuses to.
    ///
    /// @throws IncarnationMismatch before it writes
    /// @throws SequenceConflict before it writes
    void on(Session session) throws SQLException;
  }

  void apply(Session session) throws SQLException {
    try {
      work.on(session);
    } catch (IncarnationMismatch | SequenceConflict e) {
      refusal = e;
    }
  }

  /// Tells the caller, once the group is durable.
  void settle() {
    if (refusal == null) outcome.complete(null);
    else outcome.completeExceptionally(refusal);
  }

  CompletableFuture<Void> outcome() {
    return outcome;
  }

  /// Waits even if the thread is interrupted: what became of it must be known.
  void await() {
    try {
      outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StorageException cause) throw cause;
      throw e;
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void fail(StorageException why) {
    outcome.completeExceptionally(why);
  }
}
