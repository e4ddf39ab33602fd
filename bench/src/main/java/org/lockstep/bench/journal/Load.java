package org.lockstep.bench.journal;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Concurrent writers that each append event after event, a new stream every twenty.
final class Load {
  private static final int PAYLOAD = 300;
  private static final int STREAM_LENGTH = 20;

  private Load() {}

  /// What a load saw.
  ///
  /// @param perSecond durable appends a second
  /// @param p99Micros the 99th percentile of a single append, in microseconds
  record Result(double perSecond, long p99Micros) {}

  static Result run(EventLog log, int writers, int events) throws InterruptedException {
    var left = new AtomicLong(events);
    var latencies = new ConcurrentLinkedQueue<long[]>();
    long began = System.nanoTime();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      for (int writer = 0; writer < writers; writer++) {
        var random = new Random(began + writer);
        threads.execute(() -> latencies.add(write(log, left, random, events)));
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    if (latencies.size() < writers) throw new IllegalStateException("a writer gave up");
    long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Result(all.length / seconds, all[all.length * 99 / 100] / 1_000);
  }

  private static long[] write(EventLog log, AtomicLong left, Random random, int most) {
    var nanos = new long[most];
    var payload = new byte[PAYLOAD];
    var stream = "";
    int done = 0;
    while (left.getAndDecrement() > 0) {
      if (done % STREAM_LENGTH == 0) stream = streamId(random);
      random.nextBytes(payload);
      long began = System.nanoTime();
      log.append(stream, done % STREAM_LENGTH, payload.clone());
      nanos[done++] = System.nanoTime() - began;
    }
    return Arrays.copyOf(nanos, done);
  }

  private static String streamId(Random random) {
    return "%016x%010x".formatted(random.nextLong(), random.nextInt() & 0xffffffffL);
  }
}
