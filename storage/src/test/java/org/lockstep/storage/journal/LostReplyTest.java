package org.lockstep.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.storage.contract.Events.event;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.mongodb.Line;
import org.lockstep.storage.mongodb.MongoAddress;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

/// A writer whose line goes dead finds out what became of its documents. The driver's own repeated
/// writes are switched off, so that it is the journal that finds out.
class LostReplyTest {
  private static final String INSERT = "insert\u0000\u0008\u0000\u0000\u0000journal";

  private final MongoAddress address = TestMongo.fresh();
  private final Line line;
  private final MongoStore behind;
  private final MongoStore direct = MongoStore.open(address, "test");
  private final Journal journal;

  LostReplyTest() throws IOException {
    line = Line.to(address);
    behind = MongoStore.open(line.through(address), "test");
    journal = MongoJournal.open(behind);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
    behind.close();
    direct.close();
    line.close();
  }

  private List<StoredEvent> found() {
    try (var other = MongoJournal.open(direct)) {
      return other.read(0, Integer.MAX_VALUE);
    }
  }

  @Test
  void what_was_written_though_nobody_said_so_is_not_written_again() {
    line.loseReplies(INSERT, 1);
    assertThat(journal.append(List.of(event("a", 0)))).isEqualTo(new Appended(0, 0));
    assertThat(line.left()).isZero();
    assertThat(journal.append(List.of(event("a", 1)))).isEqualTo(new Appended(1, 1));
    assertThat(found()).extracting(StoredEvent::streamSequence).containsExactly(0L, 1L);
  }

  @Test
  void what_never_arrived_is_written_at_the_next_try() {
    line.loseRequests(INSERT, 3);
    assertThat(journal.append(List.of(event("a", 0)))).isEqualTo(new Appended(0, 0));
    assertThat(line.left()).isZero();
    assertThat(found()).hasSize(1);
  }

  @Test
  void answers_that_are_lost_again_and_again_change_nothing() {
    line.loseReplies(INSERT, 4);
    assertThat(journal.append(List.of(event("a", 0), event("b", 0)))).isEqualTo(new Appended(0, 1));
    assertThat(found()).hasSize(2);
  }

  @Test
  void who_was_overtaken_while_the_line_was_dead_comes_behind() {
    try (var other = MongoJournal.open(direct)) {
      journal.append(List.of(event("a", 0)));
      other.append(List.of(event("b", 0)));
      line.loseRequests(INSERT, 1);
      other.append(List.of(event("b", 1)));
      assertThat(journal.append(List.of(event("a", 1)))).isEqualTo(new Appended(3, 3));
      line.loseReplies(INSERT, 1);
      assertThatThrownBy(() -> journal.append(List.of(event("b", 0))))
          .isInstanceOf(StreamConflict.class);
      assertThat(journal.append(List.of(event("b", 2)))).isEqualTo(new Appended(4, 4));
    }
  }
}
