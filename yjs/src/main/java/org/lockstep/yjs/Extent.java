package org.lockstep.yjs;

/// How large an update is, for quotas.
///
/// @param bytes its length
/// @param clients sections with structs, one a client in all that Yjs writes
/// @param structs how many structs, holes among them
/// @param deletions how many ranges its delete set has
public record Extent(int bytes, int clients, int structs, int deletions) {

  /// How many parts of it are kept apart in memory where the update is worked on: each takes far
  /// more there than the few bytes that it may be written with.
  public int parts() {
    return clients + deletions;
  }
}
