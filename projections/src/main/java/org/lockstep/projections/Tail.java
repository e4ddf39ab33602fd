package org.lockstep.projections;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.StoredEvent;

/// The one thread that follows the journal and applies what it finds.
///
/// A failing store is tried again every second, for a full disk may be emptied. Anything else, such
/// as an event that this version does not know, stops it: going on would mean to skip an event.
final class Tail implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Tail.class.getName());
  private static final long RETRY_SECONDS = 1;

  private final Journal journal;
  private final Gate gate;
  private final Applier applier;
  private final int batch;
  private final Semaphore work = new Semaphore(1);
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
  private final Journal.Registration registration;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Failed failed;

  Tail(Journal journal, Gate gate, Applier applier, int batch) {
    this.journal = journal;
    this.gate = gate;
    this.applier = applier;
    this.batch = batch;
    registration = journal.onCommit(_ -> work.release());
    thread = Thread.ofPlatform().name("read-models").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Why nothing is applied at present, if something has failed.
  Optional<Throwable> failure() {
    var last = failed;
    if (last == null || last.at() < gate.position()) return Optional.empty();
    return Optional.of(last.why());
  }

  /// A failure, and the position at which it happened: it is over as soon as that one is passed.
  private record Failed(Throwable why, long at) {}

  Journal.Registration onApplied(LongConsumer listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void run() {
    try {
      while (!closed) round();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failed = new Failed(e, gate.position());
      LOG.log(System.Logger.Level.ERROR, "The read models have stopped", e);
      throw e;
    } finally {
      gate.stop();
    }
  }

  private void round() throws InterruptedException {
    if (failed == null) work.acquire();
    else work.tryAcquire(RETRY_SECONDS, TimeUnit.SECONDS);
    work.drainPermits();
    try {
      catchUp();
      failed = null;
    } catch (StorageException e) {
      if (failed == null) LOG.log(System.Logger.Level.WARNING, "Nothing can be applied", e);
      failed = new Failed(e, gate.position());
    }
  }

  private void catchUp() {
    while (!closed) {
      var events = journal.read(gate.position(), batch);
      if (events.isEmpty()) return;
      applier.apply(events);
      tell(events.getLast());
    }
  }

  private void tell(StoredEvent last) {
    listeners.forEach(listener -> listener.accept(last.position()));
  }

  /// Finishes the batch in hand and ends.
  @Override
  public void close() {
    closed = true;
    registration.close();
    work.release();
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
