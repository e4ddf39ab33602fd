package org.lockstep.storage.journal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lockstep.storage.StorageException;

/// The thread that learns what other processes append.
///
/// It looks a few times a second, and at once when somebody waits for more. Nothing depends on it
/// but how soon that is known: a writer finds out by itself, and so does who reads a stream.
final class MongoFollower implements Runnable {
  private static final System.Logger LOG = System.getLogger(MongoFollower.class.getName());
  private static final long LOOK_MILLIS = 50;

  private final MongoEnd end;
  private final Semaphore wanted = new Semaphore(0);
  private volatile boolean closed;

  MongoFollower(MongoEnd end) {
    this.end = end;
  }

  @Override
  public void run() {
    boolean failing = false;
    while (!closed) {
      try {
        end.catchUp();
        failing = false;
        if (wanted.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) wanted.drainPermits();
      } catch (StorageException e) {
        if (!failing && !closed)
          LOG.log(System.Logger.Level.WARNING, "The journal cannot be followed", e);
        failing = true;
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void pause() {
    try {
      if (wanted.tryAcquire(1, TimeUnit.SECONDS)) wanted.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /// Looks now.
  void wake() {
    wanted.release();
  }

  void close() {
    closed = true;
    wanted.release();
  }
}
