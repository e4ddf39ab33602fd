package org.lockstep.yjs;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Merges updates into one that says what they say together, byte for byte as `Y.mergeUpdates`.
///
/// Yjs keeps its readers in one list and sorts it again after each step; here they wait in a heap,
/// so that a step costs the logarithm of their number. Each reader is lazy and a struct is copied
/// from its bytes once: folding an edit into a large document copies the document.
///
/// What is written next is held back as [#held] until it is clear that nothing can be added to it.
final class Merge {
  /// Yjs puts the client with the highest id first. Of structs that begin at the same unit, the one
  /// that was forgotten comes before the one with content, and then the reader that went on last.
  private static final Comparator<Reader> ORDER =
      Comparator.<Reader>comparingLong(r -> r.struct().client())
          .reversed()
          .thenComparingLong(r -> r.struct().clock())
          .thenComparing(r -> !(r.struct() instanceof Gc))
          .thenComparingLong(r -> r.turn);

  private final PriorityQueue<Reader> readers = new PriorityQueue<>(ORDER);
  private final UpdateWriter out;
  private long turns;
  private @Nullable Struct held;

  /// A cursor in the heap, over the structs that are not holes.
  private static final class Reader {
    private final StructCursor cursor;
    private long turn;

    Reader(StructCursor cursor, long turn) {
      this.cursor = cursor;
      this.turn = turn;
      if (cursor.current() instanceof Skip) cursor.advanceOverHoles();
    }

    boolean isDone() {
      return cursor.current() == null;
    }

    Struct struct() {
      var struct = cursor.current();
      if (struct == null) throw new IllegalStateException("a reader at its end");
      return struct;
    }

    boolean continues(Struct struct) {
      return !isDone() && struct().client() == struct.client() && struct().clock() == struct.end();
    }

    /// Passes over what is in `struct` already, and returns whether there was any.
    boolean passCovered(Struct struct) {
      boolean passed = false;
      while (!isDone() && struct().client() >= struct.client() && struct().end() <= struct.end()) {
        cursor.advanceOverHoles();
        passed = true;
      }
      return passed;
    }
  }

  private Merge(List<StructCursor> cursors, int room) {
    out = new UpdateWriter(room);
    cursors.forEach(this::add);
    turns = 0; // from here on downwards: whoever went on last comes first
  }

  private void add(StructCursor cursor) {
    var reader = new Reader(cursor, turns++);
    if (!reader.isDone()) readers.add(reader);
  }

  /// The updates together. That their sections are in order is seen only on the way; if they are
  /// not, all is done again with each section for itself.
  static byte[] of(List<byte[]> updates) {
    int room = Math.toIntExact(updates.stream().mapToLong(u -> u.length).sum());
    var cursors = updates.stream().map(StructCursor::over).toList();
    var merge = new Merge(cursors, room);
    merge.run();
    var deletions = cursors.stream().map(cursor -> DeleteSet.read(cursor.rest())).toList();
    if (!cursors.stream().allMatch(StructCursor::descends)) {
      merge =
          new Merge(updates.stream().flatMap(u -> Layout.of(u).cursors().stream()).toList(), room);
      merge.run();
    }
    return merge.out.finish(DeleteSet.join(deletions));
  }

  private void run() {
    for (var reader = readers.poll(); reader != null; reader = readers.poll()) {
      step(reader);
      reader.turn = --turns;
      if (!reader.isDone()) readers.add(reader);
    }
    if (held != null) out.write(held);
  }

  private void step(Reader reader) {
    var last = held;
    if (last == null) {
      held = reader.struct();
      reader.cursor.advanceOverHoles();
    } else {
      long client = reader.struct().client();
      boolean passed = reader.passCovered(last);
      if (reader.isDone() || reader.struct().client() != client) return;
      if (passed && reader.struct().clock() > last.end()) return; // another may come before it
      if (place(last, reader.struct())) reader.cursor.advanceOverHoles();
    }
    takeRun(reader);
  }

  /// Puts `next` behind `last`, and returns whether it was taken.
  private boolean place(Struct last, Struct next) {
    if (next.client() != last.client()) return replace(next);
    long gap = next.clock() - last.end();
    if (gap > 0) {
      replace(new Skip(last.client(), last.end(), gap));
      return false;
    }
    var fresh = gap < 0 ? next.from(-gap) : next;
    if (!(last instanceof Gc && fresh instanceof Gc)) return replace(fresh);
    held = new Gc(last.client(), last.clock(), fresh.end() - last.clock());
    return false;
  }

  private boolean replace(Struct next) {
    if (held != null) out.write(held);
    held = next;
    return true;
  }

  /// Takes what follows without a gap: no other reader can have anything before it.
  private void takeRun(Reader reader) {
    while (held != null && reader.continues(held)) {
      replace(reader.struct());
      reader.cursor.advanceOverHoles();
    }
  }
}
