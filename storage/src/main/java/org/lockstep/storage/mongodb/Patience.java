package org.lockstep.storage.mongodb;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageException;

/// How long something is tried again before its caller is told that it does not work. For one
/// thread.
public final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long FIRST_NANOS = 1_000_000;
  private static final long LONGEST_NANOS = 200_000_000;

  private final long end = System.nanoTime() + LONGEST.toNanos();
  private long next = FIRST_NANOS;

  /// Pauses, each time a little longer.
  ///
  /// @throws StorageException once it has taken too long
  public void pause() {
    if (System.nanoTime() > end) {
      throw new StorageException("Others have been in the way for too long. Try again.");
    }
    rest();
  }

  /// Pauses, each time a little longer.
  ///
  /// @throws OutcomeUnknown once it has taken too long: the one that is given
  public void pause(OutcomeUnknown why) {
    if (System.nanoTime() > end) throw why;
    rest();
  }

  private void rest() {
    LockSupport.parkNanos(next);
    next = Math.min(next * 2, LONGEST_NANOS);
  }
}
