package org.lockstep.storage.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.lockstep.crypto.log.Edge;

/// The edge of what is durable, and those who want to know when it moves. Safe for all threads.
final class CommitSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile Edge edge;
  private volatile boolean closed;

  CommitSignal(Edge edge) {
    this.edge = edge;
  }

  Edge edge() {
    return edge;
  }

  long head() {
    return edge.size();
  }

  boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
    long wanted = position + 2; // the head is one beyond the last position
    if (head() >= wanted) return true;
    lock.lockInterruptibly();
    try {
      long left = nanos(timeout);
      while (head() < wanted && !closed && left > 0) {
        left = moved.awaitNanos(left);
      }
      return head() >= wanted;
    } finally {
      lock.unlock();
    }
  }

  /// Moves the edge and wakes those who wait for it.
  void advance(Edge grown) {
    edge = grown;
    wake();
  }

  void tellListeners() {
    long head = head();
    for (var listener : listeners) {
      tell(listener, head);
    }
  }

  private void tell(Listener listener, long head) {
    try {
      listener.consumer.accept(head);
    } catch (RuntimeException e) {
      listeners.remove(listener);
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  Journal.Registration register(LongConsumer consumer) {
    var listener = new Listener(consumer);
    listeners.add(listener);
    return listener;
  }

  void close() {
    closed = true;
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static long nanos(Duration timeout) {
    return timeout.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE : timeout.toNanos();
  }

  /// A registered consumer, with an identity of its own should it be registered twice.
  private final class Listener implements Journal.Registration {
    private final LongConsumer consumer;

    Listener(LongConsumer consumer) {
      this.consumer = consumer;
    }

    @Override
    public void close() {
      listeners.remove(this);
    }
  }
}
