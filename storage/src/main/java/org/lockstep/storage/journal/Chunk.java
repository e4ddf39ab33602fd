package org.lockstep.storage.journal;

import java.util.function.Consumer;

/// A row of the journal: a few events that were committed together, one after the other.
///
/// @param first position of its first event
/// @param count of its events
@SuppressWarnings("ArrayRecordComponent") // a row just read or about to be written
record Chunk(long first, int count, byte[] bytes) {

  long end() {
    return first + count;
  }

  /// Hands over the events of positions `from` (inclusive) to `to` (exclusive), as far as they are
  /// in this row.
  void forEach(long from, long to, Consumer<? super StoredEvent> consumer) {
    visit(
        from, to, (start, position) -> consumer.accept(EventBytes.decode(bytes, start, position)));
  }

  StoredEvent event(long position) {
    return EventBytes.decode(bytes, start(position), position);
  }

  /// When the event of that position was recorded, in milliseconds since 1970.
  long millis(long position) {
    return EventBytes.millis(bytes, start(position));
  }

  /// Walks along the events of a range without decoding them.
  void visit(long from, long to, Visitor visitor) {
    int start = 0;
    long last = Math.min(to, end());
    for (long position = first; position < last; position++) {
      int length = EventBytes.length(bytes, start);
      if (position >= from) visitor.event(start, position);
      start += length;
    }
  }

  private int start(long position) {
    int start = 0;
    for (long before = first; before < position; before++) {
      start += EventBytes.length(bytes, start);
    }
    EventBytes.length(bytes, start); // refuses one that is cut off
    return start;
  }

  /// Sees where an event begins.
  @FunctionalInterface
  interface Visitor {
    void event(int start, long position);
  }
}
