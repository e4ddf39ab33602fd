package org.lockstep.yjs;

import java.util.ArrayList;
import java.util.List;

/// Where the parts of an update lie.
///
/// @param cursors together over all structs, each at its first; within one, clients descend
/// @param deletions its delete set
record Layout(List<StructCursor> cursors, DeleteSet deletions) {

  /// Looks through an update once. Writers order sections by descending client, and merging relies
  /// on it; an update that does not is taken for as many updates as it has sections, or it would
  /// lose some.
  static Layout of(byte[] update) {
    var starts = new ArrayList<Integer>();
    int section = -1;
    var cursor = StructCursor.over(update);
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      if (cursor.section() == section) continue;
      section = cursor.section();
      starts.add(cursor.sectionAt());
    }
    var cursors =
        cursor.descends()
            ? List.of(StructCursor.over(update))
            : starts.stream().map(start -> StructCursor.overSection(update, start)).toList();
    return new Layout(cursors, DeleteSet.read(cursor.rest()));
  }
}
