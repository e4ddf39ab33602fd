package org.lockstep.realtime.room;

import java.time.Duration;

/// One thread that does one thing after the other, in the order in which they were given. Nothing
/// that it does may block.
public interface Loop {

  /// Does this, later.
  void execute(Runnable task);

  /// Does this soon, together with what else is put off so: work that costs less when there is
  /// more of it, such as what goes to the disk. For tasks of the loop alone.
  default void together(Runnable task) {
    execute(task);
  }

  /// Does this after a while.
  Timer schedule(Runnable task, Duration after);

  /// Its time, in nanoseconds since whenever.
  long nanos();

  /// Something that will be done.
  interface Timer {
    /// It will not, unless it was already.
    void cancel();
  }
}
