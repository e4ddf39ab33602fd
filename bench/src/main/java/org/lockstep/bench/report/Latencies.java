package org.lockstep.bench.report;

import java.util.Arrays;
import java.util.Collection;

/// How long single operations took, in nanoseconds. Confined to one thread until they are merged.
public final class Latencies {
  private static final int ROOM = 1_024;

  private long[] nanos = new long[ROOM];
  private int count;

  /// Without any yet.
  public Latencies() {}

  /// Adds one.
  public void add(long operation) {
    if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
    nanos[count++] = operation;
  }

  /// Adds the time since `began`, a reading of [System#nanoTime].
  public void since(long began) {
    add(System.nanoTime() - began);
  }

  /// All of them together.
  public static Latencies merge(Collection<Latencies> parts) {
    var all = new Latencies();
    all.nanos = parts.stream().flatMapToLong(p -> Arrays.stream(p.nanos, 0, p.count)).toArray();
    all.count = all.nanos.length;
    return all;
  }

  /// How many there are.
  public int count() {
    return count;
  }

  /// The one that `percent` of a hundred do not exceed.
  ///
  /// @throws IllegalStateException if there are none
  public long percentile(int percent) {
    if (count == 0) throw new IllegalStateException("nothing was measured");
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    long rank = Math.ceilDiv((long) count * percent, 100); // the nearest-rank method
    return sorted[(int) Math.max(0, rank - 1)];
  }

  /// The median.
  public long median() {
    return percentile(50);
  }

  /// The longest.
  public long worst() {
    return percentile(100);
  }
}
