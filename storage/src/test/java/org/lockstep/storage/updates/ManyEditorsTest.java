package org.lockstep.storage.updates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.contract.Together;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.Line;
import org.lockstep.storage.mongodb.MongoAddress;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.ShelfForm;
import org.lockstep.storage.mongodb.TestMongo;

/// Two processes that write the same logs, each taking itself for the only one.
class ManyEditorsTest {
  private static final LogName PLAN = new LogName("share1", "plan");
  private static final String INSERT = "insert\u0000\u0007\u0000\u0000\u0000update";

  private final MongoAddress address = TestMongo.fresh();
  private final Line line;
  private final MongoStore oneStore;
  private final MongoStore otherStore = MongoStore.open(address, "test");
  private final Updates one;
  private final Updates other = MongoUpdates.open(otherStore);

  ManyEditorsTest() throws IOException {
    line = Line.to(address);
    oneStore = MongoStore.open(line.through(address), "test");
    one = MongoUpdates.open(oneStore);
  }

  @AfterEach
  void close() throws IOException {
    one.close();
    other.close();
    oneStore.close();
    otherStore.close();
    line.close();
  }

  private static SealedUpdate update(long sequence) {
    return new SealedUpdate(sequence, ("update " + sequence).getBytes(UTF_8));
  }

  private static void append(Updates updates, Incarnation incarnation, long sequence) {
    updates.append(PLAN, incarnation, update(sequence)).toCompletableFuture().join();
  }

  private static void requireRefused(
      Updates updates, Incarnation incarnation, long sequence, Class<? extends Throwable> type) {
    assertThatThrownBy(() -> append(updates, incarnation, sequence))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(type);
  }

  @Test
  void each_sequence_is_given_to_one_of_them() {
    var incarnation = one.open(PLAN).incarnation();
    var won = new ConcurrentHashMap<Long, Integer>();
    Together.run(
        6,
        thread -> {
          var updates = thread % 2 == 0 ? one : other;
          for (long sequence = 1; sequence <= 20; sequence++) {
            try {
              append(updates, incarnation, sequence);
              won.merge(sequence, 1, Integer::sum);
            } catch (CompletionException e) {
              assertThat(e).hasCauseInstanceOf(SequenceConflict.class);
            }
          }
        });
    assertThat(won).hasSize(20).allSatisfy((_, winners) -> assertThat(winners).isEqualTo(1));
    assertThat(other.open(PLAN).tail()).hasSize(20);
  }

  @Test
  void who_has_not_heard_of_a_base_brings_nothing_back_from_under_it() {
    var incarnation = one.open(PLAN).incarnation();
    append(one, incarnation, 1);
    for (long sequence = 2; sequence <= 4; sequence++) append(other, incarnation, sequence);
    other.compact(PLAN, incarnation, update(4));
    requireRefused(one, incarnation, 2, SequenceConflict.class);
    append(one, incarnation, 5);
    assertThat(other.open(PLAN).tail()).extracting(SealedUpdate::sequence).containsExactly(5L);
    assertThat(otherStore.shelf(ShelfForm.of("update")).first(Fields.of("_id", id(incarnation, 2))))
        .isNull();
  }

  private static String id(Incarnation incarnation, long sequence) {
    return MongoLogs.numbered(incarnation, sequence);
  }

  @Test
  void who_has_not_heard_of_the_end_is_refused() {
    var incarnation = one.open(PLAN).incarnation();
    append(one, incarnation, 1);
    other.delete(PLAN);
    requireRefused(one, incarnation, 2, IncarnationMismatch.class);
    var after = other.open(PLAN).incarnation();
    requireRefused(one, incarnation, 2, IncarnationMismatch.class);
    append(one, after, 1);
    assertThat(other.open(PLAN).tail()).hasSize(1);
  }

  @Test
  void what_was_written_though_nobody_said_so_is_confirmed_and_there_once() {
    var incarnation = one.open(PLAN).incarnation();
    line.loseReplies(INSERT, 1);
    append(one, incarnation, 1);
    line.loseRequests(INSERT, 1);
    append(one, incarnation, 2);
    assertThat(line.left()).isZero();
    assertThat(other.open(PLAN).tail()).extracting(SealedUpdate::sequence).containsExactly(1L, 2L);
  }

  @Test
  void what_a_process_that_died_was_deleting_is_deleted_by_who_opens_next() {
    var incarnation = one.open(PLAN).incarnation();
    append(one, incarnation, 1);
    otherStore.shelf(ShelfForm.of("ended")).insert(Fields.of("_id", incarnation.value()));
    MongoUpdates.open(otherStore).close();
    assertThat(one.find(PLAN)).isEmpty();
    assertThat(otherStore.shelf(ShelfForm.of("update")).first(Fields.of("_id", id(incarnation, 1))))
        .isNull();
  }
}
