package org.lockstep.realtime.awareness;

import java.time.Duration;

/// How much presence a document may have.
///
/// @param states at most so many clients of a document at once
/// @param statesPerSocket at most so many clients of one socket at once
/// @param stateBytes the largest state, in bytes of JSON
/// @param silence a client that says nothing for so long has gone
public record AwarenessBounds(int states, int statesPerSocket, int stateBytes, Duration silence) {

  /// Checks them.
  public AwarenessBounds {
    if (states < 1 || statesPerSocket < 1 || stateBytes < 1 || !silence.isPositive()) {
      throw new IllegalArgumentException("the bounds of awareness must be positive");
    }
  }

  /// Enough for a lecture hall; clients renew their state every 15 seconds.
  public static AwarenessBounds standard() {
    return new AwarenessBounds(4096, 16, 16 << 10, Duration.ofSeconds(30));
  }
}
