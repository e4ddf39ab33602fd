package org.lockstep.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.storage.contract.Events.NOON;
import static org.lockstep.storage.contract.Events.at;
import static org.lockstep.storage.contract.Events.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.storage.contract.Together;
import org.lockstep.storage.mongodb.MongoAddress;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

/// Two journals on one store, as two processes have them: each with its own connections, its own
/// writer, and no knowledge of the other.
class ManyWritersTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final MongoAddress address = TestMongo.fresh();
  private final MongoStore oneStore = MongoStore.open(address, "test");
  private final MongoStore otherStore = MongoStore.open(address, "test");
  private final Journal one = MongoJournal.open(oneStore);
  private final Journal other = MongoJournal.open(otherStore);

  @AfterEach
  void close() {
    one.close();
    other.close();
    oneStore.close();
    otherStore.close();
  }

  private Journal journal(int thread) {
    return thread % 2 == 0 ? one : other;
  }

  @Test
  void what_two_write_at_once_is_one_gapless_history_and_nothing_confirmed_is_lost() {
    var confirmed = new ConcurrentHashMap<Long, String>();
    Together.run(16, thread -> appendTo(journal(thread), "s" + thread, confirmed));
    assertThat(confirmed).hasSize(16 * 25 * 2);
    var events = MongoJournal.open(oneStore).read(0, Integer.MAX_VALUE);
    assertThat(events)
        .extracting(StoredEvent::position)
        .containsExactlyElementsOf(LongStream.range(0, confirmed.size()).boxed().toList());
    events.forEach(e -> assertThat(confirmed.get(e.position())).isEqualTo(name(e)));
  }

  private static String name(StoredEvent event) {
    return event.streamId() + " " + event.streamSequence();
  }

  private static void appendTo(Journal journal, String stream, Map<Long, String> confirmed) {
    for (int sequence = 0; sequence < 50; sequence += 2) {
      var appended = journal.append(List.of(event(stream, sequence), event(stream, sequence + 1)));
      assertThat(appended.last()).isEqualTo(appended.first() + 1);
      confirmed.put(appended.first(), stream + " " + sequence);
      confirmed.put(appended.last(), stream + " " + (sequence + 1));
    }
  }

  @Test
  void of_all_who_want_the_same_place_one_gets_it_whichever_journal_they_ask() {
    var won = new ConcurrentHashMap<Long, Integer>();
    Together.run(
        8,
        thread -> {
          for (long place = 0; place < 30; place++) {
            try {
              journal(thread).append(List.of(event("prize", place)));
              won.merge(place, 1, Integer::sum);
            } catch (StreamConflict e) {
              assertThat(e.expected()).isGreaterThan(place);
            }
          }
        });
    assertThat(won).hasSize(30).allSatisfy((_, winners) -> assertThat(winners).isEqualTo(1));
    assertThat(other.stream("prize", 0)).hasSize(30);
  }

  @Test
  void a_stream_that_another_began_is_no_new_one() {
    one.append(List.of(event("a", 0)));
    assertThatThrownBy(() -> other.append(List.of(event("a", 0))))
        .isInstanceOfSatisfying(StreamConflict.class, e -> assertThat(e.expected()).isEqualTo(1));
    assertThat(other.append(List.of(event("a", 1)))).isEqualTo(new Appended(1, 1));
    assertThat(one.append(List.of(event("a", 2)))).isEqualTo(new Appended(2, 2));
  }

  @Test
  void a_stream_shows_what_another_has_just_appended() {
    one.append(List.of(event("a", 0)));
    other.append(List.of(event("a", 1)));
    assertThat(one.stream("a", 0)).hasSize(2);
    assertThat(one.head()).isEqualTo(2);
    assertThat(one.lastSequence("a")).hasValue(1);
  }

  @Test
  void who_waits_is_woken_by_what_another_appends_and_listeners_hear_of_it() throws Exception {
    var heads = new ArrayList<Long>();
    try (var listening = one.onCommit(heads::add)) {
      assertThat(listening).isNotNull();
      other.append(List.of(event("a", 0), event("b", 0)));
      assertThat(one.awaitBeyond(0, LONG)).isTrue();
      assertThat(one.read(0, 10)).extracting(StoredEvent::streamId).containsExactly("a", "b");
      one.append(List.of(event("a", 1)));
    }
    assertThat(heads).containsExactly(2L, 3L);
  }

  @Test
  void both_have_the_same_tree() {
    Together.run(8, thread -> appendTo(journal(thread), "s" + thread, new HashMap<>()));
    one.stream("s1", 0);
    other.stream("s0", 0);
    one.append(List.of(event("last", 0)));
    assertThat(other.stream("last", 0)).hasSize(1);
    var leaves = one.read(0, Integer.MAX_VALUE).stream().map(e -> Hash.of(e.leafHash())).toList();
    assertThat(leaves).hasSize(401);
    assertThat(one.edge()).isEqualTo(Edge.EMPTY.append(leaves).edge());
    assertThat(other.edge()).isEqualTo(one.edge());
    assertThat(Edge.resume(401, other.tiles())).isEqualTo(one.edge());
  }

  @Test
  void time_does_not_run_backwards_where_clocks_differ_by_a_minute() {
    one.append(List.of(at("a", 0, NOON.plusSeconds(60))));
    other.append(List.of(at("b", 0, NOON)));
    assertThat(one.stream("b", 0).getFirst().recordedAt()).isEqualTo(NOON.plusSeconds(60));
  }
}
