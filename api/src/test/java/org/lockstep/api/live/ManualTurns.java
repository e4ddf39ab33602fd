package org.lockstep.api.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/// A thread and a time that are the test's.
final class ManualTurns implements Turns {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<Timer> timers = new ArrayList<>();
  private long nanos;

  private record Timer(long at, Runnable task) {}

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Runnable schedule(Runnable task, Duration after) {
    var timer = new Timer(nanos + after.toNanos(), task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  long nanos() {
    return nanos;
  }

  /// What is to be done later.
  List<?> timers() {
    return timers;
  }

  void run() {
    while (!tasks.isEmpty()) tasks.remove().run();
  }

  void pass(Duration time) {
    run();
    nanos += time.toNanos();
    var due =
        timers.stream()
            .filter(timer -> timer.at() <= nanos)
            .sorted(Comparator.comparingLong(Timer::at))
            .toList();
    timers.removeAll(due);
    due.forEach(timer -> timer.task().run());
    run();
  }

  @Override
  public void close() {
    run();
    timers.clear();
  }
}
