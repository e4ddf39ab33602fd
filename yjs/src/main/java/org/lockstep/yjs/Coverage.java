package org.lockstep.yjs;

import java.util.List;

/// Everything that a document holds, by its ids alone. Whoever keeps one can tell that an update
/// adds nothing without reading the document again; a document only grows, so that an old coverage
/// errs on the side of "adds something".
public final class Coverage {
  private final StateVector state;
  private final DeleteSet deletions;

  Coverage(StateVector state, DeleteSet deletions) {
    this.state = state;
    this.deletions = deletions;
  }

  /// What this document holds.
  ///
  /// @throws MalformedUpdate if it is no update
  public static Coverage of(byte[] document) {
    var cursor = StructCursor.over(document);
    var state = StateVector.of(cursor);
    return new Coverage(state, DeleteSet.read(cursor.rest()).joined());
  }

  /// What is held once `update` is taken as well. What stands behind a hole counts only when the
  /// hole is filled.
  ///
  /// @throws MalformedUpdate if it is no update
  public Coverage with(byte[] update) {
    var cursor = StructCursor.over(update);
    var more = state.with(cursor);
    return new Coverage(more, DeleteSet.join(List.of(deletions, DeleteSet.read(cursor.rest()))));
  }

  /// What is held by somebody who says this of the structs.
  public Coverage with(StateVector said) {
    return new Coverage(state.or(said), deletions);
  }

  /// The document's state vector.
  public StateVector state() {
    return state;
  }

  /// Whether `update` adds nothing: no struct and no deletion.
  ///
  /// @throws MalformedUpdate if it is no update
  public boolean contains(byte[] update) {
    var cursor = StructCursor.over(update);
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      boolean isHole = struct instanceof Skip;
      if (!isHole && struct.end() > state.clock(struct.client())) return false;
    }
    return DeleteSet.read(cursor.rest()).ranges().stream().allMatch(deletions::covers);
  }
}
