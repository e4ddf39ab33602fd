package org.lockstep.realtime.room;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.lockstep.realtime.store.LiveDocument;

/// Changes on their way to the disk, in the order in which they came. They are told in that order
/// too, whatever the order in which the disk answers. For the loop alone.
final class Appends {
  private final Loop loop;
  private final LiveDocument document;
  private final Listener listener;
  private final Deque<Append> underway = new ArrayDeque<>();
  private long bytes;
  private boolean isOver;

  /// Hears what became of them.
  interface Listener {
    /// This one is durable, and all before it are.
    void durable(Append append, long sequence);

    /// The log takes nothing any more; how far it came is not known.
    void failed(Throwable fault);
  }

  /// One change.
  static final class Append {
    private final Seat author;
    private final byte[] update;
    private final long begun;
    private @Nullable Long sequence;

    private Append(Seat author, byte[] update, long begun) {
      this.author = author;
      this.update = update;
      this.begun = begun;
    }

    Seat author() {
      return author;
    }

    byte[] update() {
      return update;
    }

    /// When it was taken, in the loop's nanoseconds.
    long begun() {
      return begun;
    }
  }

  Appends(Loop loop, LiveDocument document, Listener listener) {
    this.loop = loop;
    this.document = document;
    this.listener = listener;
  }

  void add(Seat author, byte[] update) {
    var append = new Append(author, update, loop.nanos());
    underway.add(append);
    bytes += update.length;
    document
        .append(update)
        .whenComplete((sequence, fault) -> loop.execute(() -> answered(append, sequence, fault)));
  }

  private void answered(Append append, @Nullable Long sequence, @Nullable Throwable fault) {
    if (isOver) return;
    if (sequence == null) {
      isOver = true;
      underway.clear();
      listener.failed(fault == null ? new IllegalStateException("no sequence") : fault);
      return;
    }
    append.sequence = sequence;
    tellDurable();
  }

  private void tellDurable() {
    for (var first = underway.peek(); first != null; first = underway.peek()) {
      var sequence = first.sequence;
      if (sequence == null) return;
      underway.remove();
      bytes -= first.update.length;
      listener.durable(first, sequence);
    }
  }

  /// Nobody is to be told any more.
  void abandon() {
    isOver = true;
    underway.clear();
  }

  /// How many bytes are on their way.
  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return underway.isEmpty();
  }
}
