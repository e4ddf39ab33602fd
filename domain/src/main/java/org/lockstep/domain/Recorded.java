package org.lockstep.domain;

import java.time.Instant;

/// An event with its place in the history.
///
/// @param position the global position, counted from 0 without gaps
/// @param at when it was recorded; never before the event at the position below
/// @param event what happened
public record Recorded<E extends Event>(long position, Instant at, E event) {
  /// Where and when.
  public Moment moment() {
    return new Moment(position, at);
  }
}
