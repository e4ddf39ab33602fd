package org.lockstep.yjs;

/// What an update has beyond a state vector.
final class Diff {
  private Diff() {}

  /// The structs that are not known, the first of each section cut where the known ones end, and
  /// the whole delete set: a state vector does not tell which deletions are known.
  static byte[] of(byte[] update, StateVector known) {
    var out = new UpdateWriter(Math.min(update.length, 1 << 16));
    var cursor = StructCursor.over(update);
    int open = -1;
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      if (cursor.section() == open) {
        out.write(struct);
        continue;
      }
      long clock = known.clock(struct.client());
      if (struct instanceof Skip || struct.end() <= clock) continue;
      open = cursor.section();
      out.write(clock > struct.clock() ? struct.from(clock - struct.clock()) : struct);
    }
    return out.finish(DeleteSet.read(cursor.rest()));
  }
}
