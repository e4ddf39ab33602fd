package org.lockstep.api.live;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Does one thing after the other, beside the event loops: what it does may block.
interface Turns extends AutoCloseable {
  /// Does this when all before it is done; never blocks.
  void execute(Runnable task);

  /// Does this after a while; never blocks.
  ///
  /// @return what keeps it from being done
  Runnable schedule(Runnable task, Duration after);

  /// Does what was to be done at once, and nothing more. Blocks.
  @Override
  void close();

  /// On a thread of its own.
  static Turns onThread(String name) {
    var thread = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name(name).factory());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setRemoveOnCancelPolicy(true); // who comes back often leaves nothing behind
    return new OnThread(thread);
  }

  /// One thread.
  record OnThread(ScheduledExecutorService thread) implements Turns {
    @Override
    public void execute(Runnable task) {
      thread.execute(task);
    }

    @Override
    public Runnable schedule(Runnable task, Duration after) {
      var scheduled = thread.schedule(task, after.toNanos(), TimeUnit.NANOSECONDS);
      return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
      thread.close();
    }
  }
}
