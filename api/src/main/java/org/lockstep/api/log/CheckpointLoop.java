package org.lockstep.api.log;

import java.time.Duration;
import org.lockstep.storage.journal.Journal;

/// Calls the [Checkpointer] whenever the history has grown, no more often than its pace allows.
public final class CheckpointLoop implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Journal journal;
  private final Checkpointer checkpointer;
  private final Pace pace;
  private final Thread thread;
  private volatile boolean ended;

  /// Waits until the next checkpoint may be signed.
  @FunctionalInterface
  public interface Pace {
    /// At most one checkpoint a second.
    Pace SECONDS = () -> Thread.sleep(Duration.ofSeconds(1));

    /// Returns when the next may be signed.
    void await() throws InterruptedException;
  }

  /// Starts at once.
  public CheckpointLoop(Journal journal, Checkpointer checkpointer, Pace pace) {
    this.journal = journal;
    this.checkpointer = checkpointer;
    this.pace = pace;
    this.thread = Thread.ofPlatform().name("log-checkpoints").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!ended) {
        boolean grown = journal.awaitBeyond(checkpointer.size() - 1, IDLE);
        if (!ended && (grown || checkpointer.isHeldBack())) checkpointer.advance();
        pace.await();
      }
    } catch (InterruptedException e) {
      // The server stops; what is left is signed by whoever closes the log.
    }
  }

  /// Ends the thread, but never within a write.
  @Override
  public void close() {
    ended = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        synchronized (checkpointer) {
          thread.interrupt();
        }
        thread.join(Duration.ofSeconds(1));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
