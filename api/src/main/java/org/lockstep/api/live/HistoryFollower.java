package org.lockstep.api.live;

import java.time.Duration;
import java.util.function.Consumer;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows each recorded event to a listener, once the views know it, on a thread of its own.
final class HistoryFollower implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HistoryFollower.class);

  private static final Duration ONE_LOOK = Duration.ofSeconds(5);
  private static final int SLICE = 256;

  private final Journal journal;
  private final ReadModels models;
  private final Consumer<StoredEvent> listener;
  private final Thread thread;

  private HistoryFollower(
      Journal journal, ReadModels models, long after, Consumer<StoredEvent> listener) {
    this.journal = journal;
    this.models = models;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("live-follower").unstarted(() -> follow(after));
  }

  /// Begins with the event after a position.
  static HistoryFollower start(
      Journal journal, ReadModels models, long after, Consumer<StoredEvent> listener) {
    var follower = new HistoryFollower(journal, models, after, listener);
    follower.thread.start();
    return follower;
  }

  private void follow(long after) {
    long shown = after;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (models.await(shown + 1, ONE_LOOK)) shown = show(shown);
      }
    } catch (InterruptedException e) {
      log.debug("No longer following the history");
    }
  }

  private long show(long shown) {
    long last = shown;
    long known = models.position();
    for (var event : journal.read(shown + 1, SLICE)) {
      if (event.position() >= known) break;
      show(event);
      last = event.position();
    }
    return last;
  }

  /// What cannot be done about one event does not keep the others from being seen.
  private void show(StoredEvent event) {
    try {
      listener.accept(event);
    } catch (StorageException e) {
      log.error("Event {} could not be followed", event.position(), e);
    }
  }

  /// Waits for the event that is being shown.
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
