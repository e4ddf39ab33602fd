package org.lockstep.storage.updates;

import java.util.List;
import java.util.Optional;

/// A log as of some commit.
///
/// @param base if everything up to a sequence was replaced by it
/// @param tail the updates since, in order
public record Log(Incarnation incarnation, Optional<SealedUpdate> base, List<SealedUpdate> tail) {
  public Log {
    tail = List.copyOf(tail);
  }

  /// The sequence of the last update, 0 if there was none.
  public long last() {
    if (!tail.isEmpty()) return tail.getLast().sequence();
    return base.map(SealedUpdate::sequence).orElse(0L);
  }
}
