package org.lockstep.yjs;

import java.util.List;

/// Forgets the content of deleted items, as a Yjs document with garbage collection does: their ids
/// and neighbours stay, so that later edits find their place.
final class GarbageCollection {
  private final UpdateWriter out;
  private final DeleteSet deletions;
  private final List<Range> ranges;

  private GarbageCollection(DeleteSet deletions, int room) {
    this.out = new UpdateWriter(room);
    this.deletions = deletions;
    this.ranges = deletions.ranges();
  }

  /// The same update without deleted content.
  static byte[] of(byte[] update) {
    var deletions = Layout.of(update).deletions().joined();
    var collection = new GarbageCollection(deletions, update.length);
    var cursor = StructCursor.over(update);
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      collection.add(struct);
    }
    return collection.out.finish(deletions);
  }

  private void add(Struct struct) {
    switch (struct) {
      case Item item when item.kind() != Kind.DELETED -> add(item);
      case Item _, Part _, Gc _, Skip _ -> out.write(struct);
    }
  }

  private void add(Item item) {
    int at = deletions.firstAfter(item.client(), item.clock());
    if (begin(at, item) >= item.end()) out.write(item);
    else cut(item, at);
  }

  /// Goes through the item's parts from left to right, each either kept or forgotten.
  private void cut(Item item, int firstRange) {
    int at = firstRange;
    var rest = Part.all(item);
    while (begin(at, item) < item.end()) {
      var range = ranges.get(at);
      if (range.clock() > rest.clock()) rest = write(rest, range.clock(), false);
      if (range.end() >= rest.end()) {
        writeDeleted(rest);
        return;
      }
      rest = write(rest, range.end(), true);
      at++;
    }
    out.write(rest);
  }

  /// Where the range at `at` begins, if it is of the item's client; otherwise beyond any clock.
  private long begin(int at, Item item) {
    boolean same = at < ranges.size() && ranges.get(at).client() == item.client();
    return same ? ranges.get(at).clock() : Long.MAX_VALUE;
  }

  /// Writes a part up to a clock, and returns what is left of it.
  private Part write(Part part, long to, boolean deleted) {
    long count = to - part.clock();
    var border = part.borderAfter(count);
    var first = part.until(count, border);
    if (deleted) writeDeleted(first);
    else out.write(first);
    return part.after(count, border);
  }

  private void writeDeleted(Part part) {
    part.writeDeletedTo(out.announce(part.client(), part.clock(), part.end()));
  }
}
