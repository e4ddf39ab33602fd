package org.lockstep.realtime.awareness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.yjs.Vectors.hex;
import static org.lockstep.yjs.Vectors.unhex;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.domain.id.AccountId;
import org.lockstep.yjs.AwarenessEntry;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.Lib0Reader;
import org.lockstep.yjs.Vectors;
import org.lockstep.yjs.Vectors.Case;
import tools.jackson.databind.json.JsonMapper;

/// Presence, by what the sockets of Ana and Ben say and hear.
class AwarenessTest {
  private static final AccountId ANA = new AccountId("0000000000000000000000000a");
  private static final AccountId BEN = new AccountId("0000000000000000000000000b");
  private static final long CURSOR = 7;

  private final AtomicLong nanos = new AtomicLong();
  private final Awareness awareness =
      new Awareness(new AwarenessBounds(3, 2, 20, Duration.ofSeconds(30)), nanos::get);
  private final Socket ana = awareness.join(ANA);
  private final Socket ben = awareness.join(BEN);

  static Stream<Case> sequences() {
    return Vectors.file("awareness").cases("sequences");
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void news_are_what_they_are_to_every_yjs_client(Case sequence) {
    var heard = new Awareness(AwarenessBounds.standard(), nanos::get);
    var author = heard.join(ANA);
    var echo = heard.join(ANA); // says what is no news: from its author the server would take more
    sequence
        .cases("steps")
        .forEach(
            step -> {
              boolean isNews = !step.node().get("event").isNull();
              var update = AwarenessUpdate.read(step.bytes("update"));
              assertThat(heard.hear(isNews ? author : echo, update).isEmpty()).isEqualTo(!isNews);
              assertThat(states(heard)).isEqualTo(expected(step));
            });
  }

  private static Map<String, Object> expected(Case step) {
    var states = new TreeMap<String, Object>();
    step.node().get("states").properties().forEach(e -> states.put(e.getKey(), e.getValue()));
    return states;
  }

  private static Map<String, Object> states(Awareness awareness) {
    var states = new TreeMap<String, Object>();
    for (var entry : awareness.all().entries()) {
      states.put("" + entry.client(), JsonMapper.shared().readTree(entry.state()));
    }
    return states;
  }

  @Test
  void states_are_passed_on_as_the_bytes_that_they_were() {
    var update = AwarenessUpdate.read(unhex("0107010d7b20226e22203a20312e30207d"));
    assertThat(hex(new AwarenessUpdate(awareness.hear(ana, update)).toByteArray()))
        .isEqualTo(hex(update.toByteArray()));
    assertThat(hex(awareness.all().toByteArray())).isEqualTo(hex(update.toByteArray()));
  }

  @Test
  void nobody_speaks_for_the_client_of_another_person() {
    say(ana, 1, "{}");
    assertThat(say(ben, 2, "{\"a\":1}")).isEmpty();
    assertThat(say(ben, 1, "null")).isEmpty();
    assertThat(say(ben, 9, "null")).isEmpty();
    assertThat(awareness.all().entries()).hasSize(1);
    awareness.leave(ben);
    assertThat(awareness.all().entries()).hasSize(1);
  }

  @Test
  void who_leaves_is_told_of_at_the_known_clock() {
    say(ana, 5, "{}");
    var gone = awareness.leave(ana);
    assertThat(gone).hasSize(1);
    assertThat(gone.getFirst().clock()).isEqualTo(5);
    assertThat(gone.getFirst().isGone()).isTrue();
    assertThat(awareness.isEmpty()).isTrue();
  }

  @Test
  void who_comes_back_with_an_unchanged_state_is_seen_at_once() {
    say(ana, 5, "{}");
    awareness.leave(ana);
    var again = say(awareness.join(ANA), 5, "{}");
    assertThat(again).hasSize(1);
    assertThat(again.getFirst().clock()).isEqualTo(6);
  }

  @Test
  void who_says_goodbye_and_comes_back_on_the_same_socket_is_seen_at_once() {
    say(ana, 5, "{}");
    assertThat(say(ana, 5, "null")).hasSize(1);
    assertThat(say(ana, 5, "{}").getFirst().clock()).isEqualTo(6);
  }

  @Test
  void a_late_echo_of_somebody_who_left_brings_nobody_back() {
    var second = awareness.join(ANA);
    say(ana, 5, "{}");
    awareness.leave(ana);
    assertThat(say(second, 5, "{}")).isEmpty();
    assertThat(say(ben, 5, "{}")).isEmpty();
    assertThat(say(awareness.join(BEN), 5, "{}")).isEmpty();
  }

  @Test
  void an_old_socket_that_dies_late_takes_nobody_with_it() {
    say(ana, 5, "{}");
    var second = awareness.join(ANA);
    assertThat(say(second, 5, "{}")).isEmpty();
    assertThat(awareness.leave(ana)).isEmpty();
    assertThat(awareness.leave(second)).hasSize(1);
  }

  @Test
  void the_last_clock_of_all_has_no_next() {
    say(ana, Lib0Reader.MAX, "{}");
    awareness.leave(ana);
    assertThat(say(awareness.join(ANA), Lib0Reader.MAX, "{}")).isEmpty();
  }

  @Test
  void who_says_nothing_for_thirty_seconds_has_gone() {
    say(ana, 1, "{}");
    nanos.addAndGet(Duration.ofSeconds(30).toNanos() - 1);
    assertThat(awareness.expire()).isEmpty();
    say(ana, 2, "{}");
    nanos.addAndGet(1);
    assertThat(awareness.expire()).isEmpty();
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(awareness.expire()).hasSize(1);
    assertThat(say(ana, 3, "{}")).as("a laptop that was opened again").hasSize(1);
  }

  @Test
  void an_echo_keeps_nobody_alive() {
    say(ana, 1, "{}");
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    say(ana, 1, "{}");
    assertThat(awareness.expire()).hasSize(1);
  }

  @Test
  void a_socket_introduces_no_more_clients_than_it_may() {
    assertThat(awareness.hear(ana, clients(1, 2, 3))).hasSize(2);
    assertThat(awareness.hear(ben, clients(4, 5))).as("the document's bound").hasSize(1);
    awareness.leave(ana);
    assertThat(awareness.hear(ben, clients(6))).hasSize(1);
  }

  @Test
  void a_state_that_is_too_large_is_not_passed_on() {
    assertThat(say(ana, 1, "\"" + "a".repeat(19) + "\"")).isEmpty();
    say(ana, 1, "{}");
    assertThat(say(ana, 2, "\"" + "a".repeat(19) + "\"")).isEmpty();
  }

  @Test
  void the_memory_of_those_who_left_is_bounded() {
    for (long client = 1; client <= 100; client++) {
      var socket = awareness.join(ANA);
      awareness.hear(socket, clients(client));
      awareness.leave(socket);
    }
    var late = awareness.join(ANA);
    assertThat(awareness.hear(late, clients(98)).getFirst().clock()).isEqualTo(2);
    assertThat(awareness.hear(late, clients(97)).getFirst().clock()).as("forgotten").isEqualTo(1);
  }

  private static AwarenessUpdate clients(long... clients) {
    return new AwarenessUpdate(
        Arrays.stream(clients)
            .mapToObj(c -> new AwarenessEntry(c, 1, "{}".getBytes(UTF_8)))
            .toList());
  }

  private List<AwarenessEntry> say(Socket socket, long clock, String state) {
    var entry = new AwarenessEntry(CURSOR, clock, state.getBytes(UTF_8));
    return awareness.hear(socket, new AwarenessUpdate(List.of(entry)));
  }
}
