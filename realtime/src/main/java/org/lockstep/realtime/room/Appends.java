package org.lockstep.realtime.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.realtime.store.LiveDocument;

/// Changes on their way to the disk, in the order in which they came. One record of the document
/// is under way at a time; what comes meanwhile becomes the next one, as one update. For the loop
/// alone.
final class Appends {
  /// Of more, each record is as large as the change that makes it so.
  private static final int ENOUGH_BYTES = 1 << 20;

  private final Loop loop;
  private final LiveDocument document;
  private final Listener listener;
  private final Deque<Append> waiting = new ArrayDeque<>();
  private List<Append> underway = List.of();
  private long bytes;
  private boolean isDue;
  private boolean isOver;

  /// Hears what became of them.
  interface Listener {
    /// These are durable, and all before them are.
    ///
    /// @param record all of them as one update
    void durable(List<Append> changes, byte[] record, long sequence);

    /// The log takes nothing any more; how far it came is not known.
    void failed(Throwable fault);
  }

  /// One change.
  ///
  /// @param begun when it was taken, in the loop's nanoseconds
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Append(Seat author, byte[] update, long begun) {}

  Appends(Loop loop, LiveDocument document, Listener listener) {
    this.loop = loop;
    this.document = document;
    this.listener = listener;
  }

  void add(Seat author, byte[] update) {
    waiting.add(new Append(author, update, loop.nanos()));
    bytes += update.length;
    writeSoon();
  }

  private void writeSoon() {
    if (isDue || !underway.isEmpty()) return;
    isDue = true;
    loop.together(
        () -> {
          isDue = false;
          if (!isOver) write();
        });
  }

  private void write() {
    var changes = takeSome();
    var record = Missed.merged(changes.stream().map(Append::update).toList());
    underway = changes;
    document
        .append(record)
        .whenComplete((sequence, fault) -> loop.execute(() -> answered(record, sequence, fault)));
  }

  private List<Append> takeSome() {
    var some = new ArrayList<Append>(waiting.size());
    long size = 0;
    while (!waiting.isEmpty() && size < ENOUGH_BYTES) {
      var next = waiting.remove();
      size += next.update().length;
      some.add(next);
    }
    return some;
  }

  private void answered(byte[] record, @Nullable Long sequence, @Nullable Throwable fault) {
    if (isOver) return;
    if (sequence == null) {
      isOver = true;
      waiting.clear();
      underway = List.of();
      listener.failed(fault == null ? new IllegalStateException("no sequence") : fault);
      return;
    }
    var changes = underway;
    underway = List.of();
    for (var change : changes) bytes -= change.update().length;
    if (!waiting.isEmpty()) writeSoon();
    listener.durable(changes, record, sequence);
  }

  /// Nobody is to be told any more. What waits still goes to the disk.
  void abandon() {
    while (!isOver && !waiting.isEmpty()) write();
    isOver = true;
    underway = List.of();
  }

  /// How many bytes are on their way.
  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return waiting.isEmpty() && underway.isEmpty();
  }
}
