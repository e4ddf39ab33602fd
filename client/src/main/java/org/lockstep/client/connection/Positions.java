package org.lockstep.client.connection;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// How far the history has been seen: what is asked from now on is answered from there on at the
/// earliest, so that a client reads what it wrote. Safe for use by many threads.
public final class Positions {
  private final AtomicLong last;
  private final LongConsumer written;

  /// @param start the position seen last, -1 if none
  /// @param written told of each later position that a command wrote, so that the next process
  ///     starts from there
  public Positions(long start, LongConsumer written) {
    this.last = new AtomicLong(start);
    this.written = written;
  }

  /// The position seen last, -1 if none.
  public long last() {
    return last.get();
  }

  void read(long position) {
    last.accumulateAndGet(position, Math::max);
  }

  void wrote(long position) {
    if (position > last.getAndAccumulate(position, Math::max)) written.accept(position);
  }
}
