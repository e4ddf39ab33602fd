package org.lockstep.realtime.room;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A loop whose thread is the test's, and whose time is what the test says.
final class ManualLoop implements Loop {
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final ArrayList<Scheduled> timers = new ArrayList<>();
  private long nanos;

  private record Scheduled(long at, Runnable task) {}

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Timer schedule(Runnable task, Duration after) {
    var scheduled = new Scheduled(nanos + after.toNanos(), task);
    timers.add(scheduled);
    return () -> timers.remove(scheduled);
  }

  @Override
  public long nanos() {
    return nanos;
  }

  /// Does all that is to be done now.
  void runAll() {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) task.run();
  }

  /// Does what comes, also from other threads, until something is the case.
  void runUntil(BooleanSupplier condition) {
    runAll();
    while (!condition.getAsBoolean()) {
      try {
        var task = tasks.poll(30, SECONDS);
        if (task == null) throw new AssertionError("nothing comes that would make it so");
        task.run();
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }

  /// Lets time pass, and does what is due.
  void pass(Duration time) {
    runAll();
    long until = nanos + time.toNanos();
    for (var next = due(until); next != null; next = due(until)) {
      nanos = Math.max(nanos, next.at());
      timers.remove(next);
      next.task().run();
      runAll();
    }
    nanos = until;
  }

  private @Nullable Scheduled due(long until) {
    return timers.stream()
        .filter(timer -> timer.at() <= until)
        .min(Comparator.comparingLong(Scheduled::at))
        .orElse(null);
  }
}
