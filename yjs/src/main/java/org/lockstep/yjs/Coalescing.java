package org.lockstep.yjs;

import org.jspecify.annotations.Nullable;

/// Joins structs that could have been made as one: text that was typed letter by letter becomes one
/// item, with one header instead of hundreds.
///
/// Nothing is lost. An item follows another if its left neighbour when it was made is the other's
/// last unit and both had the same right neighbour; to cut the joined item there gives exactly the
/// two back, as each unit inside an item has the one before it as its left neighbour.
final class Coalescing {
  private final UpdateWriter out;
  private final Lib0Writer elements = new Lib0Writer();
  private @Nullable Struct head;
  private @Nullable Struct tail;

  private Coalescing(int room) {
    out = new UpdateWriter(room);
  }

  /// The same update with fewer structs.
  static byte[] of(byte[] update) {
    var cursor = StructCursor.over(update);
    var coalescing = new Coalescing(update.length);
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      coalescing.add(struct);
    }
    coalescing.writeRun();
    return coalescing.out.finish(DeleteSet.read(cursor.rest()));
  }

  private void add(Struct next) {
    if (tail != null && follows(tail, next)) {
      lengthen(tail, next);
    } else {
      writeRun();
      head = next;
    }
    tail = next;
  }

  private static boolean follows(Struct last, Struct next) {
    if (last.client() != next.client() || last.end() != next.clock()) return false;
    return switch (next) {
      case Gc _ -> last instanceof Gc;
      case Skip _ -> last instanceof Skip;
      case Item item -> last instanceof Item before && follows(before, item);
      case Part _ -> false; // none is read from an update
    };
  }

  /// Entries of a map are left alone: each replaces the one before it.
  private static boolean follows(Item last, Item next) {
    return last.kind() == next.kind()
        && next.kind().divisible()
        && ((last.info() | next.info()) & Item.HAS_KEY) == 0
        && next.hasOrigin(last.client(), last.end() - 1)
        && next.hasRightOf(last);
  }

  private void lengthen(Struct last, Struct next) {
    if (last == head) append(last);
    append(next);
  }

  private void append(Struct struct) {
    if (!(struct instanceof Item item) || item.kind() == Kind.DELETED) return;
    var bytes = item.elements();
    elements.raw(bytes.array(), bytes.position(), bytes.position() + bytes.remaining());
  }

  private void writeRun() {
    if (head == null || tail == null) return;
    if (head == tail) out.write(head);
    else writeJoined(head, tail.end());
    elements.clear();
  }

  private void writeJoined(Struct first, long end) {
    var to = out.announce(first.client(), first.clock(), end);
    long length = end - first.clock();
    switch (first) {
      case Gc(var client, var clock, _) -> new Gc(client, clock, length).writeTo(to);
      case Skip(var client, var clock, _) -> new Skip(client, clock, length).writeTo(to);
      case Item item -> {
        item.writeHead(item.kind(), to);
        to.varUint(item.kind() == Kind.STRING ? elements.size() : length);
        to.raw(elements, 0, elements.size());
      }
      case Part part -> throw new IllegalStateException("read from an update: " + part);
    }
  }
}
