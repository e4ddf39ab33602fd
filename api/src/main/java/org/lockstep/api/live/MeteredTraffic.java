package org.lockstep.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.room.Traffic;
import org.lockstep.realtime.store.DocumentName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what passes through the channel. Faults are told to the log too.
final class MeteredTraffic implements Traffic {
  private static final Logger log = LoggerFactory.getLogger(MeteredTraffic.class);

  private final AtomicInteger connections;
  private final AtomicInteger documents;
  private final AtomicInteger underway;
  private final AtomicLong underwayBytes;
  private final Counter refused;
  private final Map<Ending, Counter> closes;
  private final Timer stored;
  private final DistributionSummary storedBytes;
  private final Counter deliveries;
  private final Counter deliveredBytes;
  private final Counter behind;
  private final Timer folded;
  private final Counter failures;

  MeteredTraffic(MeterRegistry meters) {
    connections = meters.gauge("lockstep.live.connections", new AtomicInteger());
    documents = meters.gauge("lockstep.live.documents", new AtomicInteger());
    underway = meters.gauge("lockstep.live.underway", new AtomicInteger());
    underwayBytes = meters.gauge("lockstep.live.underway.bytes", new AtomicLong());
    refused = meters.counter("lockstep.live.refused");
    closes =
        Stream.of(Ending.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), end -> closes(meters, end)));
    stored = meters.timer("lockstep.live.stored");
    storedBytes = meters.summary("lockstep.live.stored.bytes");
    deliveries = meters.counter("lockstep.live.deliveries");
    deliveredBytes = meters.counter("lockstep.live.delivered.bytes");
    behind = meters.counter("lockstep.live.behind");
    folded = meters.timer("lockstep.live.folded");
    failures = meters.counter("lockstep.live.failures");
  }

  private static Counter closes(MeterRegistry meters, Ending ending) {
    return meters.counter("lockstep.live.closes", "code", Integer.toString(ending.code()));
  }

  @Override
  public void refused() {
    refused.increment();
  }

  @Override
  public void taken(int bytes) {
    underway.incrementAndGet();
    underwayBytes.addAndGet(bytes);
  }

  @Override
  public void abandoned(int updates, long bytes) {
    underway.addAndGet(-updates);
    underwayBytes.addAndGet(-bytes);
  }

  @Override
  public void connected() {
    connections.incrementAndGet();
  }

  @Override
  public void disconnected(Ending ending) {
    connections.decrementAndGet();
    var counter = closes.get(ending);
    if (counter != null) counter.increment();
  }

  @Override
  public void loaded(DocumentName document) {
    documents.incrementAndGet();
  }

  @Override
  public void unloaded(DocumentName document) {
    documents.decrementAndGet();
  }

  @Override
  public void stored(int bytes, long nanos) {
    abandoned(1, bytes);
    stored.record(nanos, TimeUnit.NANOSECONDS);
    storedBytes.record(bytes);
  }

  @Override
  public void delivered(int updates, int receivers, int waiting, int bytes) {
    deliveries.increment((double) updates * receivers);
    deliveredBytes.increment((double) bytes * receivers);
    behind.increment(waiting);
  }

  @Override
  public void folded(int updates, int bytes, long nanos) {
    folded.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void failed(Throwable fault) {
    failures.increment();
    log.error("The channel for live collaboration has a fault", fault);
  }
}
