package org.lockstep.storage.group;

import java.time.Duration;
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
/// While a commit is under way the next group gathers here. Where many hand in at the same moment,
/// and nobody minds a short wait, the first may be made to wait for company too.
public final class GroupQueue<T extends Pending> {
  private static final int MOST_MEMBERS = 256;
  private static final int MOST_BYTES = 8 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<T> waiting = new ArrayDeque<>();
  private final long company;
  private @Nullable Supplier<? extends StorageException> refusal;
  private boolean isUrgent;

  /// Whose groups do not wait.
  public GroupQueue() {
    this(Duration.ZERO);
  }

  /// @param company how long the first of a group waits for others
  public GroupQueue(Duration company) {
    this.company = company.toNanos();
  }

  /// Hands something to the writer.
  ///
  /// @throws StorageException the one that was named when the queue was ended
  public void add(T pending) {
    lock.lock();
    try {
      if (refusal != null) throw refusal.get();
      waiting.add(pending);
      if (waiting.size() == 1) arrived.signal(); // else it was signalled before, or nobody waits
    } finally {
      lock.unlock();
    }
  }

  /// Hands something to the writer that waits for no company.
  ///
  /// @throws StorageException the one that was named when the queue was ended
  public void addUrgent(T pending) {
    lock.lock();
    try {
      add(pending);
      isUrgent = true;
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
      awaitCompany();
      isUrgent = false;
      return group();
    } finally {
      lock.unlock();
    }
  }

  private void awaitCompany() {
    long left = company;
    try {
      while (left > 0 && !isUrgent && refusal == null) left = arrived.awaitNanos(left);
    } catch (InterruptedException noMore) {
      Thread.currentThread().interrupt(); // the group goes as it is
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
