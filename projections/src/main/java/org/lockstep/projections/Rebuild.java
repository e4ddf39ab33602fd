package org.lockstep.projections;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.documents.Documents;

/// Builds the read models anew beside those that answer, and lets the new ones answer once they
/// have caught up. Commands and queries go on meanwhile.
///
/// Only documents are built: who listens to the read models hears nothing of it, so nothing is
/// done twice. Who dies in the middle goes on at the next start.
///
/// Safe for use by many threads.
final class Rebuild implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Rebuild.class.getName());
  private static final long RETRY_SECONDS = 1;

  private final Sides sides;
  private final LiveDocuments live;
  private final Gate gate;
  private final Function<Documents, Replay> replays;
  private final Runnable forgetting;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Thread thread;
  private @Nullable Throwable failure;
  private volatile long built;
  private volatile boolean closed;

  /// @param replays goes on with a side
  /// @param forgetting drops what was read from the side that answered so far
  Rebuild(
      Sides sides,
      LiveDocuments live,
      Gate gate,
      Function<Documents, Replay> replays,
      Runnable forgetting) {
    this.sides = sides;
    this.live = live;
    this.gate = gate;
    this.replays = replays;
    this.forgetting = forgetting;
  }

  /// Begins, unless it is under way.
  void begin() {
    lock.lock();
    try {
      if (closed || thread != null) return;
      failure = null;
      built = 0;
      var begun = Thread.ofPlatform().name("read-models-rebuild").daemon().unstarted(this::run);
      thread = begun;
      begun.start();
    } finally {
      lock.unlock();
    }
  }

  /// How many events have been applied anew; empty if nothing is being built.
  Optional<Long> progress() {
    lock.lock();
    try {
      return thread == null ? Optional.empty() : Optional.of(built);
    } finally {
      lock.unlock();
    }
  }

  /// Why it was given up, if it was.
  Optional<Throwable> failure() {
    lock.lock();
    try {
      return Optional.ofNullable(failure);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until nothing is being built.
  ///
  /// @return false if the time ran out, or it was given up
  boolean await(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (thread != null) {
        if (left <= 0) return false;
        left = changed.awaitNanos(left);
      }
      return failure == null;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    LOG.log(System.Logger.Level.INFO, "The read models are being built anew");
    try {
      boolean done = false;
      while (!closed && !done) done = attempt();
      if (done) LOG.log(System.Logger.Level.INFO, "The read models were built anew");
      end(null);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "The read models could not be built anew", e);
      end(e);
    }
  }

  private void end(@Nullable Throwable why) {
    lock.lock();
    try {
      failure = why;
      thread = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// A failing store is tried again: a full disk may be emptied.
  private boolean attempt() {
    try {
      return build();
    } catch (StorageException e) {
      LOG.log(System.Logger.Level.WARNING, "The read models cannot be built anew now", e);
      rest();
      return false;
    }
  }

  private void rest() {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(RETRY_SECONDS);
      while (!closed && left > 0) left = changed.awaitNanos(left);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private boolean build() {
    var place = sides.building().orElseGet(sides::begin);
    var replay = replays.apply(sides.documents(place));
    built = replay.position();
    while (!closed) {
      replay.follow(gate.position(), this::isToGoOn);
      if (isNear(gate.position(), replay) && isSwitched(place, replay)) return true;
    }
    return false;
  }

  private boolean isToGoOn(long position) {
    built = position;
    return !closed;
  }

  /// Whether one batch is missing at most: queries wait for no more.
  private static boolean isNear(long position, Replay replay) {
    return position - replay.position() <= replay.batch();
  }

  private boolean isSwitched(Sides.Place place, Replay replay) {
    var before = sides.live();
    boolean switched = gate.settled(position -> switchAt(position, place, replay));
    if (switched) sides.empty(before);
    return switched;
  }

  /// While nothing moves and nobody reads.
  private boolean switchAt(long position, Sides.Place place, Replay replay) {
    if (position < replay.position()) {
      throw new IllegalStateException("The read models that answer went back");
    }
    if (!isNear(position, replay)) return false;
    replay.follow(position, _ -> true);
    live.switchTo(sides.documents(place), () -> sides.switchTo(place));
    forgetting.run();
    return true;
  }

  /// Finishes the batch in hand and ends.
  @Override
  public void close() {
    Thread running;
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      running = thread;
    } finally {
      lock.unlock();
    }
    if (running != null) join(running);
  }

  private static void join(Thread running) {
    boolean interrupted = false;
    while (running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
