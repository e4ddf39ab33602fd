package org.lockstep.client.replay;

import java.util.Optional;

/// What came of comparing a projection.
///
/// @param events how many events the last page of it followed from
/// @param rows that the server showed
/// @param different how many rows are not what the history gives
/// @param first of those, by its key
public record Compared(
    String projection,
    String form,
    long events,
    long rows,
    long different,
    Optional<Difference> first) {
  /// Whether all rows are what the history gives.
  public boolean isEqual() {
    return different == 0;
  }
}
