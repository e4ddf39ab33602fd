package org.lockstep.realtime.room;

import java.time.Duration;

/// One thread that does one thing after the other, in the order in which they were given. Nothing
/// that it does may block.
public interface Loop {

  /// Does this, later.
  void execute(Runnable task);

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
