package org.lockstep.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.storage.contract.Events.event;
import static org.lockstep.storage.contract.Events.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.contract.Together;

/// Streams whose events lie partly among the rows and partly in memory.
class StreamIndexTest {
  private static final int UNFILED = StreamIndex.MOST_UNFILED;

  private final Path directory;

  StreamIndexTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private SqliteJournal open() {
    return SqliteJournal.open(directory.resolve("journal.db"));
  }

  /// What a process that is killed now would leave behind.
  private SqliteJournal openCopy() throws IOException {
    var copy = Files.createDirectory(directory.resolve("copy"));
    for (var name : List.of("journal.db", "journal.db-wal")) {
      Files.copy(directory.resolve(name), copy.resolve(name));
    }
    return SqliteJournal.open(copy.resolve("journal.db"));
  }

  private static List<Long> sequences(Journal journal, String stream, long from) {
    return journal.stream(stream, from).stream().map(StoredEvent::streamSequence).toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private static void appendByTurns(Journal journal, int rounds, String... streams) {
    for (int sequence = 0; sequence < rounds; sequence++) {
      var batch = new ArrayList<NewEvent>();
      for (var stream : streams) {
        batch.add(event(stream, sequence));
      }
      journal.append(batch);
    }
  }

  @Test
  void a_stream_is_read_across_what_is_filed_and_what_is_not() {
    int rounds = UNFILED; // two events a round: filed after half of them
    try (var journal = open()) {
      appendByTurns(journal, rounds, "a", "b");
      for (long from : new long[] {-1, 0, 1, rounds / 2 - 1, rounds / 2, rounds - 1, rounds}) {
        assertThat(sequences(journal, "a", from)).isEqualTo(range(Math.max(0, from), rounds));
        assertThat(sequences(journal, "b", from)).isEqualTo(range(Math.max(0, from), rounds));
      }
      assertThat(journal.stream("a", 0)).allMatch(found -> found.position() % 2 == 0);
      assertThat(journal.lastSequence("b")).hasValue(rounds - 1);
      assertThat(journal.lastSequence("c")).isEmpty();
      assertThat(journal.stream("c", 0)).isEmpty();
    }
  }

  @Test
  void a_killed_journal_finds_its_latest_events_by_their_streams() throws IOException {
    try (var journal = open()) {
      fill(journal, "a", UNFILED + 200);
      appendByTurns(journal, 100, "b", "c");
      try (var copy = openCopy()) {
        assertThat(copy.head()).isEqualTo(UNFILED + 400);
        assertThat(sequences(copy, "a", 0)).isEqualTo(range(0, UNFILED + 200));
        assertThat(sequences(copy, "c", 0)).isEqualTo(range(0, 100));
        assertThat(copy.lastSequence("b")).hasValue(99);
      }
    }
  }

  @Test
  void a_killed_journal_still_refuses_a_sequence_that_is_taken() throws IOException {
    try (var journal = open()) {
      fill(journal, "a", 300);
      try (var copy = openCopy()) {
        assertThatThrownBy(() -> copy.append(List.of(event("a", 299))))
            .isInstanceOf(StreamConflict.class)
            .extracting(e -> ((StreamConflict) e).expected())
            .isEqualTo(300L);
        assertThat(copy.append(List.of(event("a", 300)))).isEqualTo(new Appended(300, 300));
      }
    }
  }

  @Test
  void a_killed_journal_goes_on_filing() throws IOException {
    try (var journal = open()) {
      fill(journal, "a", UNFILED - 100);
      try (var copy = openCopy()) {
        fill(copy, "b", UNFILED);
        assertThat(sequences(copy, "a", 0)).isEqualTo(range(0, UNFILED - 100));
        assertThat(sequences(copy, "b", 0)).isEqualTo(range(0, UNFILED));
      }
    }
  }

  @Test
  void a_closed_journal_has_filed_everything() {
    try (var journal = open()) {
      fill(journal, "a", 300);
    }
    try (var journal = open()) {
      assertThat(sequences(journal, "a", 0)).isEqualTo(range(0, 300));
      assertThatThrownBy(() -> journal.append(List.of(event("a", 0))))
          .isInstanceOf(StreamConflict.class);
    }
  }

  @Test
  void a_stream_stays_whole_while_it_is_filed() {
    try (var journal = open()) {
      Together.run(
          4,
          thread -> {
            var own = "stream-" + thread;
            for (int sequence = 0; sequence < UNFILED; sequence++) {
              journal.append(List.of(event(own, sequence)));
              if (sequence % 16 == 0) {
                assertThat(sequences(journal, own, 0)).isEqualTo(range(0, sequence + 1));
              }
            }
          });
    }
  }
}
