package org.lockstep.realtime.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lockstep.realtime.store.Opened;
import org.lockstep.yjs.Coverage;
import org.lockstep.yjs.StateVector;
import org.lockstep.yjs.Whole;
import org.lockstep.yjs.YUpdate;

/// What a document says, as far as it is durable: a base and the changes since. For one thread.
final class Content {
  private final Traffic traffic;
  private final LongSupplier nanos;
  private final List<byte[]> tail;
  private byte[] base;
  private @Nullable Whole whole; // the base, looked through
  private @Nullable Coverage coverage; // of the base
  private long tailBytes;
  private long through;

  Content(Opened opened, Traffic traffic, LongSupplier nanos) {
    this.traffic = traffic;
    this.nanos = nanos;
    this.base = opened.base();
    this.tail = new ArrayList<>(opened.tail());
    this.tailBytes = tail.stream().mapToLong(update -> update.length).sum();
    this.through = opened.sequence();
  }

  /// Takes a change that is durable.
  void add(byte[] update, long sequence) {
    tail.add(update);
    tailBytes += update.length;
    through = sequence;
  }

  /// The sequence of the last change.
  long through() {
    return through;
  }

  /// How many bytes it holds.
  long bytes() {
    return base.length + tailBytes;
  }

  /// How many changes are not in the base.
  int pending() {
    return tail.size();
  }

  /// All of it as one update.
  byte[] fold() {
    if (tail.isEmpty()) return base;
    long start = nanos.getAsLong();
    int updates = tail.size();
    var folded = whole().with(tail);
    whole = folded;
    base = folded.bytes();
    coverage = null;
    tail.clear();
    tailBytes = 0;
    traffic.folded(updates, base.length, nanos.getAsLong() - start);
    return base;
  }

  /// Puts a smaller form in place of a base, if that is still the base.
  void replace(byte[] before, Whole smaller) {
    if (base != before) return;
    whole = smaller;
    base = smaller.bytes();
  }

  private Whole whole() {
    var known = whole;
    if (known == null) {
      known = Whole.of(base);
      whole = known;
    }
    return known;
  }

  /// What somebody lacks who has this.
  byte[] lackedBy(StateVector known) {
    return known.isEmpty() ? fold() : YUpdate.diff(fold(), known);
  }

  /// What it has.
  StateVector state() {
    fold();
    return whole().state();
  }

  /// Whether an update adds nothing.
  boolean contains(byte[] update) {
    if (YUpdate.isEmpty(update) || coverage().contains(update)) return true;
    if (tail.isEmpty()) return false;
    fold();
    return coverage().contains(update);
  }

  private Coverage coverage() {
    var known = coverage;
    if (known == null) {
      known = whole().coverage();
      coverage = known;
    }
    return known;
  }
}
