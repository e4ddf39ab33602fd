package org.lockstep.realtime.server;

import java.util.ArrayDeque;
import java.util.Deque;

/// What came before a ticket was found good, for one socket within bounds. For one thread.
final class Pending {
  private final SocketBounds bounds;
  private long bytes;
  private int frames;

  Pending(SocketBounds bounds) {
    this.bounds = bounds;
  }

  /// Those of one document.
  final class Queue<T> {
    private final Deque<Kept<T>> kept = new ArrayDeque<>();

    /// Keeps one more.
    ///
    /// @return whether there was room
    boolean add(T frame, int length) {
      bytes += length;
      frames++;
      kept.add(new Kept<>(frame, length));
      return bytes <= bounds.pendingBytes() && frames <= bounds.pendingFrames();
    }

    boolean isEmpty() {
      return kept.isEmpty();
    }

    /// Takes the first one.
    T take() {
      var first = kept.remove();
      bytes -= first.length();
      frames--;
      return first.frame();
    }

    /// Forgets all.
    void clear() {
      while (!isEmpty()) take();
    }
  }

  private record Kept<T>(T frame, int length) {}
}
