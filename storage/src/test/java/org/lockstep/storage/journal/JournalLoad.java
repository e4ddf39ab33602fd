package org.lockstep.storage.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Measures the embedded journal on this machine: durable appends a second, and reading it all.
///
/// Not a test: it times. Arguments: a directory that may be filled, and events for each number of
/// writers.
public final class JournalLoad {
  private static final int PAYLOAD = 250;
  private static final int METADATA = 150;
  private static final int STREAM_LENGTH = 20;

  private JournalLoad() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var directory = Path.of(arguments[0]);
    int events = Integer.parseInt(arguments[1]);
    Files.createDirectories(directory);
    for (int writers : new int[] {1, 8, 64, 256}) {
      var file = directory.resolve("journal-" + writers + ".db");
      appends(file, writers, writers == 1 ? events / 10 : events);
      readings(file);
    }
    history(directory.resolve("history.db"));
  }

  /// One stream of 10,000 events, each among nine of other streams.
  private static void history(Path file) {
    var random = new Random(1);
    try (var journal = SqliteJournal.open(file)) {
      for (int sequence = 0; sequence < 10_000; sequence++) {
        var batch = new ArrayList<NewEvent>();
        batch.add(event("hot", sequence, random));
        for (int other = 0; other < 9; other++) {
          batch.add(event("other" + other, sequence, random));
        }
        journal.append(batch);
      }
      for (int round = 0; round < 5; round++) {
        long began = System.nanoTime();
        int found = journal.stream("hot", 0).size();
        report("             one stream of " + journal.head(), found, began);
      }
    }
  }

  private static void appends(Path file, int writers, int events) throws InterruptedException {
    try (var journal = SqliteJournal.open(file)) {
      run(journal, writers, events / 4, "warm-up");
      long began = System.nanoTime();
      run(journal, writers, events, "measured");
      report("%3d writers: durable appends".formatted(writers), events, began);
    }
  }

  private static void run(Journal journal, int writers, int events, String run)
      throws InterruptedException {
    var left = new AtomicLong(events);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < writers; writer++) {
        var name = run + "-" + writer;
        var unused = threads.submit(() -> write(journal, name, left));
      }
    }
    if (left.get() > 0) throw new IllegalStateException("the writers gave up");
  }

  /// Begins a new stream after some events, as a server with many shares does.
  private static void write(Journal journal, String name, AtomicLong left) {
    var random = new Random(name.hashCode());
    var stream = "";
    long sequence = STREAM_LENGTH;
    while (left.getAndDecrement() > 0) {
      if (sequence == STREAM_LENGTH) {
        stream = "01h%016x%08x".formatted(random.nextLong(), random.nextInt());
        sequence = 0;
      }
      journal.append(List.of(event(stream, sequence++, random)));
    }
  }

  private static NewEvent event(String stream, long sequence, Random random) {
    var payload = new byte[PAYLOAD];
    var metadata = new byte[METADATA];
    random.nextBytes(payload);
    random.nextBytes(metadata);
    return new NewEvent(
        "share",
        stream,
        sequence,
        "share.invitation-accepted",
        1,
        Instant.now(),
        "01hy0123456789abcdefgh",
        payload,
        metadata);
  }

  private static void readings(Path file) {
    long opened = System.nanoTime();
    try (var journal = SqliteJournal.open(file)) {
      report("             opened", journal.head(), opened);
      for (int round = 0; round < 5; round++) {
        var bytes = new AtomicLong();
        long began = System.nanoTime();
        journal.forEach(0, journal.head(), event -> bytes.addAndGet(event.payload().length));
        report("             read", journal.head(), began);
      }
    }
  }

  private static void report(String what, long events, long began) {
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%s: %,d events in %.2f s, %,.0f a second%n", what, events, seconds, events / seconds);
  }
}
