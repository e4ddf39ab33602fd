package org.lockstep.realtime.room;

import java.time.Duration;
import java.util.function.Consumer;

/// A loop that hands what goes wrong to somebody instead of to the loop's thread.
record GuardedLoop(Loop loop, Consumer<RuntimeException> guard) implements Loop {
  @Override
  public void execute(Runnable task) {
    loop.execute(() -> run(task));
  }

  @Override
  public void together(Runnable task) {
    loop.together(() -> run(task));
  }

  @Override
  public Timer schedule(Runnable task, Duration after) {
    return loop.schedule(() -> run(task), after);
  }

  @Override
  public long nanos() {
    return loop.nanos();
  }

  /// Does this at once.
  void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException fault) {
      guard.accept(fault);
    }
  }
}
