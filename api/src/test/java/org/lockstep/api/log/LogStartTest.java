package org.lockstep.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.log.LogStart.Standing;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.Note;
import org.lockstep.storage.journal.SqliteJournal;

class LogStartTest {
  @TempDir private Path directory = Path.of("");

  private static Note note(LogKeys keys, long size, Hash root) {
    return keys.signer().sign(new Checkpoint(keys.origin(), size, root));
  }

  private static Note note(Edge edge) {
    return note(Logs.KEYS, edge.size(), edge.root());
  }

  private static Standing standing(
      SqliteJournal journal, Optional<Note> row, Optional<Note> anchored) {
    return LogStart.of(journal, row, anchored, Logs.KEYS.signer().verifierKey());
  }

  private static void assertBroken(Standing standing, String... words) {
    assertThat(standing)
        .isInstanceOfSatisfying(
            Standing.Broken.class, broken -> assertThat(broken.finding()).contains(words));
  }

  @Test
  void rows_tree_and_anchor_that_say_the_same_go_on() {
    try (var journal = Logs.open(directory)) {
      assertThat(standing(journal, Optional.empty(), Optional.empty()))
          .isEqualTo(new Standing.Fresh());
      Logs.append(journal, 5);
      var first = note(journal.edge());
      Logs.append(journal, 700);
      var second = note(journal.edge());
      Logs.append(journal, 2);
      assertThat(standing(journal, Optional.of(second), Optional.of(second)))
          .isEqualTo(new Standing.GoesOn(second));
      assertThat(standing(journal, Optional.of(second), Optional.of(first)))
          .as("a crash between row and anchor")
          .isEqualTo(new Standing.GoesOn(second));
    }
  }

  @Test
  void an_anchor_that_knows_more_than_the_store_is_told() {
    try (var journal = Logs.open(directory)) {
      Logs.append(journal, 5);
      var row = note(journal.edge());
      Logs.append(journal, 5);
      var later = note(journal.edge());
      assertBroken(
          standing(journal, Optional.of(row), Optional.of(later)), "anchor knows 10", "only 5");
      assertBroken(
          standing(journal, Optional.empty(), Optional.of(later)), "anchor knows 10", "none");
      assertBroken(standing(journal, Optional.of(row), Optional.empty()), "anchor is missing");
    }
  }

  @Test
  void a_checkpoint_beyond_the_tail_is_told() {
    try (var journal = Logs.open(directory)) {
      Logs.append(journal, 5);
      var beyond = note(Logs.KEYS, 9, journal.edge().root());
      assertBroken(
          standing(journal, Optional.of(beyond), Optional.of(beyond)), "9 events", "only 5");
    }
  }

  @Test
  void another_root_or_another_key_is_told() {
    try (var journal = Logs.open(directory)) {
      Logs.append(journal, 5);
      var right = note(journal.edge());
      var forked = note(Logs.KEYS, 5, Hash.of(new byte[Hash.LENGTH]));
      var foreign = note(Logs.keys(Logs.ORIGIN, 8), 5, journal.edge().root());
      assertBroken(standing(journal, Optional.of(right), Optional.of(forked)), "the anchor");
      assertBroken(standing(journal, Optional.of(forked), Optional.of(right)), "last checkpoint");
      assertBroken(
          standing(journal, Optional.of(foreign), Optional.of(right)),
          "last checkpoint is not signed by the log's key");
      assertBroken(
          standing(journal, Optional.of(right), Optional.of(foreign)),
          "the anchor is not signed by the log's key");
    }
  }

  @Test
  void a_changed_node_is_found_wherever_it_is() throws Exception {
    Note row;
    try (var journal = Logs.open(directory)) {
      Logs.append(journal, 66_000);
      row = note(journal.edge());
    }
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
        var change = other.createStatement()) {
      change.execute("UPDATE merkle_node SET hash = zeroblob(32) WHERE level = 1 AND idx = 100");
    }
    try (var journal = Logs.open(directory)) {
      assertBroken(
          standing(journal, Optional.of(row), Optional.of(row)), "node 0 of level 2 was changed");
    }
  }
}
