package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.documents.SqliteDocuments;
import org.lockstep.storage.journal.Journal;

/// What is read ahead comes once, in order, and fails as if it had been read when asked for.
class ReadAheadTest {
  private static final long BOUND = 37;
  private static final int BATCH = 5;

  private final Path directory;

  ReadAheadTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static void play(Stores stores) {
    var history = new RandomHistory(stores.world(), 3);
    while (stores.journal().head() < 2 * BOUND) history.step();
  }

  @Test
  void every_event_below_the_end_comes_once_and_in_order() {
    try (var stores = new Stores(directory)) {
      play(stores);
      var events =
          new ReadAhead(stores.journal(), new Streams(stores.journal(), stores.codec), BATCH);
      for (long from = 0; from <= BOUND; from += 4) {
        var positions = new ArrayList<Long>();
        try (var run = events.from(from, BOUND)) {
          while (from + positions.size() < BOUND) {
            var batch = run.batch();
            assertThat(batch).hasSizeBetween(1, BATCH);
            batch.forEach(event -> positions.add(event.position()));
          }
        }
        assertThat(positions)
            .containsExactlyElementsOf(LongStream.range(from, BOUND).boxed().toList());
      }
    }
  }

  @Test
  void a_replay_that_failed_in_the_middle_of_reading_ahead_goes_on_where_it_was() {
    try (var stores = new Stores(directory);
        var whole = SqliteDocuments.open(directory.resolve("whole.db"));
        var broken = SqliteDocuments.open(directory.resolve("broken.db"))) {
      play(stores);
      long end = stores.journal().head();
      var expected = Replay.into(whole, stores.journal(), stores.codec, ReadModels.Options.DEFAULT);
      expected.to(end, _ -> {});

      Collections.declare(broken);
      var reads = new AtomicInteger();
      var replay =
          new Replay(
              failingAtTheThird(stores.journal(), reads),
              broken,
              stores.codec,
              ReadModels.Options.DEFAULT,
              BATCH);
      assertThatThrownBy(() -> replay.to(end, _ -> {})).isInstanceOf(StorageException.class);
      assertThat(replay.position()).isEqualTo(2 * BATCH);
      replay.to(end, _ -> {});

      for (var projection : Projections.names()) {
        assertThat(replay.digest(projection)).isEqualTo(expected.digest(projection));
      }
    }
  }

  /// A journal whose store cannot be read once, in the third batch.
  private static Journal failingAtTheThird(Journal journal, AtomicInteger reads) {
    return (Journal)
        Proxy.newProxyInstance(
            Journal.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (_, method, arguments) -> {
              boolean isBatch =
                  method.getName().equals("read") && !Arrays.asList(arguments).contains(1);
              if (isBatch && reads.incrementAndGet() == 3) {
                throw new StorageException("the disk does not answer");
              }
              try {
                return method.invoke(journal, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
