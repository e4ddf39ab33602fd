package org.lockstep.realtime.store;

/// How much has gathered in a log since its base.
///
/// @param records how many updates
/// @param bytes of these updates
/// @param baseBytes of the base
record LogSize(int records, long bytes, long baseBytes) {

  /// With one update more.
  LogSize plus(int updateBytes) {
    return new LogSize(records + 1, bytes + updateBytes, baseBytes);
  }

  /// With a new base that leaves so many updates, which are taken to be as long as the others.
  LogSize compacted(int left, long newBaseBytes) {
    return new LogSize(left, records == 0 ? 0 : bytes * left / records, newBaseBytes);
  }
}
