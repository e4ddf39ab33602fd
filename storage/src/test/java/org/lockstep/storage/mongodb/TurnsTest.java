package org.lockstep.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.contract.Together;
import org.lockstep.storage.mongodb.Turns.Change;

/// What becomes of turns whose processes die, or are thought dead.
class TurnsTest {
  private static final String BULK = "update\u0000\r\u0000\u0000\u0000number-shelf";

  private final MongoAddress address = TestMongo.fresh();
  private final Line line;
  private final MongoStore behind;
  private final MongoStore direct = MongoStore.open(address, "test");
  private final Turns dying;
  private final Turns living = new Turns(direct::shelf);

  TurnsTest() throws IOException {
    line = Line.to(address);
    behind = MongoStore.open(line.through(address), "test");
    dying = new Turns(behind::shelf);
  }

  @AfterEach
  void close() throws IOException {
    behind.close();
    direct.close();
    line.close();
  }

  private static final String SHELF = "number-shelf";

  private static Change put(String id, long value) {
    return new Change.Put(SHELF, id, Fields.of("value", value));
  }

  private @Nullable Long value(String id) {
    var found = shelf().first(Fields.of("_id", id));
    if (found == null || !found.containsKey("body")) return null;
    return found.getDocument("body").getInt64("value").getValue();
  }

  private Shelf shelf() {
    return living.shelf(Turns.form(SHELF));
  }

  /// Takes a turn and loses the line before anything of it is done.
  private BsonArray dieInTheMiddle(Turns.Turn last, Change... changes) {
    line.loseRequests(BULK, 1);
    assertThatThrownBy(() -> dying.take(last, List.of(changes))).isInstanceOf(OutcomeUnknown.class);
    assertThat(line.left()).isZero();
    var turn = direct.shelf(ShelfForm.of("turn")).first(new BsonDocument());
    return Objects.requireNonNull(turn).getArray("pending");
  }

  @Test
  void what_a_process_had_begun_when_it_died_is_done_by_who_comes_next() {
    dieInTheMiddle(living.known().with("reader", 7), put("a", 1), put("b", 1));
    assertThat(value("a")).isNull();
    assertThat(living.settled().positions()).containsEntry("reader", 7L);
    assertThat(value("a")).isEqualTo(1);
    assertThat(value("b")).isEqualTo(1);
  }

  @Test
  void nobody_takes_a_turn_before_the_last_one_is_done() {
    dieInTheMiddle(living.known(), put("a", 1));
    assertThat(living.take(new Turns.Turn(1, Map.of()), List.of(put("b", 2)))).isFalse();
    assertThat(living.take(living.settled(), List.of(put("b", 2)))).isTrue();
    assertThat(value("a")).isEqualTo(1);
  }

  @Test
  void who_awakes_after_others_have_gone_on_spoils_nothing() {
    var late = dieInTheMiddle(living.known(), put("a", 1), put("b", 1), put("c", 1));
    living.take(living.settled(), List.of(put("a", 2), new Change.Delete(SHELF, "b")));
    dying.finish(1, late);
    assertThat(value("a")).isEqualTo(2);
    assertThat(value("b")).isNull();
    assertThat(value("c")).isEqualTo(1);
  }

  @Test
  void who_awakes_after_all_was_cleared_brings_nothing_back() {
    var late = dieInTheMiddle(living.known(), put("a", 1), put("b", 1));
    living.take(living.settled(), List.of(new Change.Clear(SHELF)));
    dying.finish(1, late);
    assertThat(value("a")).isNull();
    assertThat(value("b")).isNull();
    living.take(living.settled(), List.of(put("a", 3)));
    assertThat(value("a")).isEqualTo(3);
  }

  @Test
  void a_turn_is_taken_by_one() {
    var first = living.known();
    assertThat(living.take(first, List.of(put("a", 1)))).isTrue();
    assertThat(dying.take(first, List.of(put("a", 2)))).isFalse();
    assertThat(value("a")).isEqualTo(1);
  }

  @Test
  void of_several_changes_of_one_document_the_last_one_counts() {
    living.take(living.known(), List.of(put("a", 1), new Change.Delete(SHELF, "a"), put("a", 3)));
    assertThat(value("a")).isEqualTo(3);
  }

  @Test
  void everybody_gets_a_turn_and_each_is_numbered_once() {
    Together.run(
        8,
        thread -> {
          var turns = thread % 2 == 0 ? living : dying;
          for (int nth = 0; nth < 5; nth++) {
            while (!turns.take(turns.settled(), List.of(put(thread + "-" + nth, 1)))) {}
          }
        });
    assertThat(living.settled().number()).isEqualTo(40);
    assertThat(shelf().find(Search.of(new BsonDocument()))).hasSize(40);
  }

  @Test
  void more_than_a_turn_can_hold_is_refused_before_it_is_begun() {
    var big = Fields.of("bytes", new byte[16 << 20]);
    assertThatThrownBy(() -> living.take(living.known(), List.of(new Change.Put(SHELF, "a", big))))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("15 MiB");
    assertThat(living.settled().number()).isZero();
  }
}
