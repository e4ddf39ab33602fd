package org.lockstep.storage.group;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.StorageException;

/// What is on its way to a [GroupWriter]. Safe for all threads; one thread takes.
///
/// While a commit is under way the next group gathers here: that is all the timing there is.
public final class GroupQueue<T extends Pending> {
  private static final int MOST_MEMBERS = 256;
  private static final int MOST_BYTES = 8 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<T> waiting = new ArrayDeque<>();
  private @Nullable Supplier<? extends StorageException> refusal;

  /// Hands something to the writer.
  ///
  /// @throws StorageException the one that was named when the queue was ended
  public void add(T pending) {
    lock.lock();
    try {
      if (refusal != null) throw refusal.get();
      waiting.add(pending);
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a group; an empty list says that the queue was ended and nothing is left.
  List<T> take() {
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

  private List<T> group() {
    var group = new ArrayList<T>();
    long bytes = 0;
    while (!waiting.isEmpty() && group.size() < MOST_MEMBERS && bytes < MOST_BYTES) {
      var pending = waiting.remove();
      bytes += pending.size();
      group.add(pending);
    }
    return group;
  }

  /// Refuses more; what waits is still taken.
  public void end(Supplier<? extends StorageException> why) {
    lock.lock();
    try {
      if (refusal == null) refusal = why;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Refuses more and gives back what waits.
  List<T> abort(Supplier<? extends StorageException> why) {
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
