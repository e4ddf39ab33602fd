package org.lockstep.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lockstep.storage.contract.Events.NOON;
import static org.lockstep.storage.contract.Events.at;
import static org.lockstep.storage.contract.Events.event;
import static org.lockstep.storage.contract.Events.fill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.journal.Appended;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.JournalStopped;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.journal.StreamConflict;

/// What every [Journal] keeps.
public abstract class JournalContract {
  private static final Duration LONG = Duration.ofMinutes(1);

  protected Journal journal;

  @SuppressWarnings("NullAway.Init") // set before each test
  protected JournalContract() {}

  /// Opens the journal of this test, the same one each time.
  protected abstract Journal open();

  @BeforeEach
  void openJournal() {
    journal = open();
  }

  @AfterEach
  void closeJournal() {
    journal.close();
  }

  private void reopen() {
    journal.close();
    journal = open();
  }

  private List<StoredEvent> all() {
    return journal.read(0, Integer.MAX_VALUE);
  }

  @Test
  void a_new_journal_is_empty() {
    assertThat(journal.head()).isZero();
    assertThat(all()).isEmpty();
    assertThat(journal.stream("nobody", 0)).isEmpty();
    assertThat(journal.lastSequence("nobody")).isEmpty();
    assertThat(journal.lastPositionAt(NOON)).isEmpty();
  }

  @Test
  void positions_begin_at_zero_and_have_no_gaps() {
    assertThat(journal.append(List.of(event("a", 0), event("a", 1)))).isEqualTo(new Appended(0, 1));
    assertThat(journal.append(List.of(event("b", 0)))).isEqualTo(new Appended(2, 2));
    assertThat(journal.head()).isEqualTo(3);
    assertThat(all()).extracting(StoredEvent::position).containsExactly(0L, 1L, 2L);
  }

  @Test
  void what_was_appended_is_read_back_to_the_last_bit_after_a_restart() {
    var sent =
        new NewEvent(
            "account",
            "x".repeat(255),
            0,
            "account.opened",
            7,
            Instant.parse("2026-01-02T03:04:05.678Z"),
            NewEvent.NOBODY,
            new byte[] {0, -1, 127, -128},
            new byte[0]);
    journal.append(List.of(sent));
    reopen();
    var read = all().getFirst();
    assertThat(read.event()).usingRecursiveComparison().isEqualTo(sent);
    assertThat(read.salt()).hasSize(16);
    assertThat(journal.head()).isEqualTo(1);
  }

  @Test
  void a_sequence_that_is_taken_is_a_conflict_that_leaves_no_gap() {
    journal.append(List.of(event("a", 0)));
    var conflict =
        catchThrowableOfType(StreamConflict.class, () -> journal.append(List.of(event("a", 0))));
    assertThat(conflict.streamId()).isEqualTo("a");
    assertThat(conflict.sequence()).isZero();
    assertThat(conflict.expected()).isEqualTo(1);
    assertThat(journal.append(List.of(event("a", 1)))).isEqualTo(new Appended(1, 1));
  }

  @Test
  void a_sequence_beyond_the_next_is_a_conflict() {
    assertThatThrownBy(() -> journal.append(List.of(event("a", 1))))
        .isInstanceOf(StreamConflict.class);
  }

  @Test
  void a_batch_with_one_conflict_is_not_there_at_all() {
    assertThatThrownBy(() -> journal.append(List.of(event("a", 0), event("b", 0), event("a", 0))))
        .isInstanceOf(StreamConflict.class);
    assertThat(journal.head()).isZero();
    assertThat(journal.append(List.of(event("b", 0), event("a", 0)))).isEqualTo(new Appended(0, 1));
  }

  @Test
  void conflicts_are_found_after_a_restart_too() {
    journal.append(List.of(event("a", 0)));
    reopen();
    assertThatThrownBy(() -> journal.append(List.of(event("a", 0))))
        .isInstanceOf(StreamConflict.class);
  }

  @Test
  void of_many_who_want_the_same_place_one_gets_it() {
    int places = 20;
    var won = new AtomicInteger();
    Together.run(16, _ -> contend(places, won));
    assertThat(won).hasValue(places);
    assertThat(journal.stream("prize", 0))
        .extracting(StoredEvent::streamSequence)
        .containsExactlyElementsOf(LongStream.range(0, places).boxed().toList());
  }

  private void contend(int places, AtomicInteger won) {
    for (int place = 0; place < places; place++) {
      try {
        journal.append(List.of(event("prize", place)));
        won.incrementAndGet();
      } catch (StreamConflict e) {
        assertThat(e.expected()).isGreaterThan(place);
      }
    }
  }

  @Test
  void concurrent_batches_stay_whole_and_neighbouring() {
    Together.run(50, writer -> fill(journal, "w" + writer, 3));
    var events = all();
    assertThat(events).hasSize(150);
    for (int place = 0; place < 150; place++) {
      var event = events.get(place);
      assertThat(event.position()).isEqualTo(place);
      assertThat(event.streamSequence()).isEqualTo(place % 3);
      assertThat(event.streamId()).isEqualTo(events.get(place - place % 3).streamId());
    }
  }

  @Test
  void any_stretch_can_be_read() {
    fill(journal, "a", 130);
    assertThat(journal.read(17, 40))
        .extracting(StoredEvent::position)
        .containsExactlyElementsOf(LongStream.range(17, 57).boxed().toList());
    assertThat(journal.read(129, 10)).hasSize(1);
    assertThat(journal.read(130, 10)).isEmpty();
    assertThat(journal.read(0, 0)).isEmpty();
  }

  @Test
  void a_long_journal_is_walked_in_order_while_the_consumer_uses_it() {
    fill(journal, "a", 9000);
    var seen = new ArrayList<Long>();
    journal.forEach(
        5,
        8990,
        event -> {
          if (event.position() % 1000 == 0) journal.append(List.of(event("b", seen.size() / 1000)));
          seen.add(event.position());
        });
    assertThat(seen).containsExactlyElementsOf(LongStream.range(5, 8990).boxed().toList());
  }

  @Test
  void a_stream_is_read_from_any_of_its_sequences() {
    for (int sequence = 0; sequence < 40; sequence++) {
      journal.append(List.of(event("a", sequence), event("b", sequence)));
    }
    assertThat(journal.stream("b", 0)).hasSize(40).allMatch(e -> e.streamId().equals("b"));
    assertThat(journal.stream("b", 33))
        .extracting(StoredEvent::position)
        .containsExactly(67L, 69L, 71L, 73L, 75L, 77L, 79L);
    assertThat(journal.stream("b", 40)).isEmpty();
    assertThat(journal.lastSequence("b")).hasValue(39);
  }

  @Test
  void recorded_time_never_runs_backwards() {
    journal.append(List.of(at("a", 0, NOON), at("a", 1, NOON.minusSeconds(5))));
    reopen();
    journal.append(
        List.of(at("a", 2, NOON.minusSeconds(1)), at("a", 3, NOON.plusNanos(1_999_999))));
    assertThat(all())
        .extracting(StoredEvent::recordedAt)
        .containsExactly(NOON, NOON, NOON, NOON.plusMillis(1));
  }

  @Test
  void the_last_position_of_a_time_is_found() {
    for (int hour = 0; hour < 30; hour++) {
      var time = NOON.plusSeconds(3600L * hour);
      journal.append(List.of(at("a", 2L * hour, time), at("a", 2L * hour + 1, time)));
    }
    assertThat(journal.lastPositionAt(NOON.minusMillis(1))).isEmpty();
    assertThat(journal.lastPositionAt(NOON)).hasValue(1);
    assertThat(journal.lastPositionAt(NOON.plusSeconds(3599))).hasValue(1);
    assertThat(journal.lastPositionAt(NOON.plusSeconds(3600L * 17))).hasValue(35);
    assertThat(journal.lastPositionAt(Instant.MAX)).hasValue(59);
  }

  @Test
  void who_waits_is_woken_by_the_commit() throws InterruptedException {
    assertThat(journal.awaitBeyond(-1, Duration.ZERO)).isFalse();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var unused = threads.submit(() -> fill(journal, "a", 3));
      assertThat(journal.awaitBeyond(1, LONG)).isTrue();
    }
    assertThat(journal.head()).isEqualTo(3);
    assertThat(journal.awaitBeyond(1, Duration.ZERO)).isTrue();
    assertThat(journal.awaitBeyond(2, Duration.ZERO)).isFalse();
  }

  @Test
  void who_waits_is_woken_when_the_journal_closes() throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var unused = threads.submit(journal::close);
      assertThat(journal.awaitBeyond(0, LONG)).isFalse();
    }
  }

  @Test
  void a_listener_hears_of_commits_until_it_is_closed() {
    var heads = new ArrayList<Long>();
    try (var listening = journal.onCommit(heads::add)) {
      assertThat(listening).isNotNull();
      fill(journal, "a", 200);
      journal.append(List.of(event("a", 200)));
      journal.close(); // what the writer still had to tell is told before it ends
    }
    assertThat(heads).containsExactly(100L, 200L, 201L);
  }

  @Test
  void a_closed_registration_hears_nothing() {
    var heads = new ArrayList<Long>();
    journal.onCommit(heads::add).close();
    journal.append(List.of(event("a", 0)));
    journal.close();
    assertThat(heads).isEmpty();
  }

  @Test
  void a_closed_journal_refuses_appends() {
    journal.close();
    assertThatThrownBy(() -> journal.append(List.of(event("a", 0))))
        .isInstanceOf(JournalStopped.class);
    assertThatThrownBy(() -> journal.stream("a", 0)).isInstanceOf(StorageException.class);
  }

  @Test
  void what_has_no_place_in_a_leaf_is_refused_before_it_is_written() {
    var good = event("a", 0);
    assertThatThrownBy(() -> journal.append(List.of(good, event("two words", 0))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> journal.append(List.of(event("", 0))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> journal.append(List.of(event("x".repeat(256), 0))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> journal.append(List.of(event("a", -1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> journal.append(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(journal.head()).isZero();
  }
}
