package org.lockstep.domain;

import java.time.Instant;

/// A point of the history: a global position and the time at which it was recorded.
public record Moment(long position, Instant at) implements Comparable<Moment> {
  @Override
  public int compareTo(Moment other) {
    return Long.compare(position, other.position);
  }

  /// The later of two.
  public Moment or(Moment other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
