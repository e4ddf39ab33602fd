package org.lockstep.projections;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Keeps queries and the one writer apart: what is read within [#reading] stands at one position.
///
/// Safe for use by many threads.
final class Gate {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final ReentrantLock waiting = new ReentrantLock();
  private final Condition moved = waiting.newCondition();
  private volatile long position;
  private volatile boolean stopped;

  Gate(long position) {
    this.position = position;
  }

  /// The number of events that have been applied.
  long position() {
    return position;
  }

  /// Runs a query while nothing moves; may be nested.
  <T> T reading(Supplier<T> query) {
    lock.readLock().lock();
    try {
      return query.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Whether the calling thread is within [#reading].
  boolean isReading() {
    return lock.getReadHoldCount() > 0;
  }

  /// Runs a change while nobody reads, unless the position is not `from` any more.
  ///
  /// @param change gives the new position; if it throws, nothing has moved
  void moving(long from, LongSupplier change) {
    lock.writeLock().lock();
    try {
      if (position != from) return;
      position = change.getAsLong();
    } finally {
      lock.writeLock().unlock();
    }
    wakeUp();
  }

  /// Runs a change that leaves the position as it is, while nothing moves and nobody reads.
  boolean settled(LongPredicate change) {
    lock.writeLock().lock();
    try {
      return change.test(position);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// Waits until the event at `wanted` has been applied.
  ///
  /// @return false if the time ran out, or nothing will move any more
  boolean await(long wanted, Duration timeout) throws InterruptedException {
    if (position > wanted) return true;
    long left = timeout.toNanos();
    waiting.lockInterruptibly();
    try {
      while (position <= wanted) {
        if (stopped || left <= 0) return false;
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      waiting.unlock();
    }
  }

  /// Lets go of everybody who waits.
  void stop() {
    stopped = true;
    wakeUp();
  }

  private void wakeUp() {
    waiting.lock();
    try {
      moved.signalAll();
    } finally {
      waiting.unlock();
    }
  }
}
