package org.lockstep.storage.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Batches on their way to the writer. Safe for all threads; one thread takes.
///
/// While a commit is under way the next group gathers here: that is all the timing there is.
final class AppendQueue {
  private static final int MOST_BATCHES = 256;
  private static final int MOST_BYTES = 8 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<PendingBatch> waiting = new ArrayDeque<>();
  private @Nullable Supplier<JournalStopped> refusal;

  /// @throws JournalStopped once the queue was ended
  void add(PendingBatch batch) {
    lock.lock();
    try {
      if (refusal != null) throw refusal.get();
      waiting.add(batch);
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for batches; an empty list says that the queue was ended and nothing is left.
  List<PendingBatch> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && refusal == null) {
        arrived.awaitUninterruptibly();
      }
      return group();
    } finally {
      lock.unlock();
    }
  }

  private List<PendingBatch> group() {
    var group = new ArrayList<PendingBatch>();
    long bytes = 0;
    while (!waiting.isEmpty() && group.size() < MOST_BATCHES && bytes < MOST_BYTES) {
      var batch = waiting.remove();
      bytes += batch.size();
      group.add(batch);
    }
    return group;
  }

  /// Refuses further batches; those that wait are still taken.
  void end(Supplier<JournalStopped> why) {
    lock.lock();
    try {
      if (refusal == null) refusal = why;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Refuses further batches and gives back those that wait.
  List<PendingBatch> abort(Supplier<JournalStopped> why) {
    lock.lock();
    try {
      refusal = why;
      var left = List.copyOf(waiting);
      waiting.clear();
      arrived.signal();
      return left;
    } finally {
      lock.unlock();
    }
  }
}
