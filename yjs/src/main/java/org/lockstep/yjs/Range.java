package org.lockstep.yjs;

/// Consecutive deleted units of one client.
record Range(long client, long clock, long length) {
  long end() {
    return clock + length;
  }
}
