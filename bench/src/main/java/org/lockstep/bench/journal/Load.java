package org.lockstep.bench.journal;

import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Latencies;

/// Concurrent writers that each append event after event, a new stream every twenty.
final class Load {
  private static final int PAYLOAD = 300;
  private static final int STREAM_LENGTH = 20;

  private Load() {}

  /// What a load saw.
  ///
  /// @param perSecond durable appends a second
  record Result(double perSecond, Latencies latencies) {}

  static Result run(EventLog log, int writers, int events) {
    var left = new AtomicLong(events);
    var finished = new ConcurrentLinkedQueue<Latencies>();
    long began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < writers; writer++) {
        var random = new Random(began + writer);
        threads.execute(() -> finished.add(write(log, left, random)));
      }
    }
    long nanos = System.nanoTime() - began;
    if (finished.size() < writers) throw new IllegalStateException("a writer gave up");
    var latencies = Latencies.merge(finished);
    return new Result(Figures.perSecond(latencies.count(), nanos), latencies);
  }

  private static Latencies write(EventLog log, AtomicLong left, Random random) {
    var latencies = new Latencies();
    var stream = "";
    while (left.getAndDecrement() > 0) {
      int sequence = latencies.count() % STREAM_LENGTH;
      if (sequence == 0) stream = streamId(random);
      var payload = new byte[PAYLOAD]; // kept by who appends it
      random.nextBytes(payload);
      long began = System.nanoTime();
      log.append(stream, sequence, payload);
      latencies.since(began);
    }
    return latencies;
  }

  private static String streamId(Random random) {
    return "%016x%010x".formatted(random.nextLong(), random.nextInt() & 0xffffffffL);
  }
}
