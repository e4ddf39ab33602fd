package org.lockstep.storage.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.contract.CheckpointsContract;
import org.lockstep.storage.contract.Events;
import org.lockstep.storage.journal.SqliteJournal;

class SqliteCheckpointsTest extends CheckpointsContract {
  private final Path file;
  private @Nullable SqliteJournal journal;

  SqliteCheckpointsTest(@TempDir Path directory) {
    file = directory.resolve("journal.db");
  }

  @Override
  protected Checkpoints open() {
    close();
    var opened = SqliteJournal.open(file);
    journal = opened;
    return opened.checkpoints();
  }

  @AfterEach
  void close() {
    if (journal != null) journal.close();
  }

  private void sql(String statement) throws Exception {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
        var made = other.createStatement()) {
      made.execute(statement);
    }
  }

  @Test
  void a_journal_from_before_there_were_checkpoints_gets_them() throws Exception {
    open();
    if (journal != null) Events.fill(journal, "a", 100);
    close();
    journal = null;
    sql("DROP TABLE checkpoint");

    assertThat(open().append(Checkpoints.NONE, note(100))).isTrue();
    assertThat(open().last()).contains(note(100));
  }

  @Test
  void bytes_that_are_no_note_are_told_as_damage() throws Exception {
    open().append(Checkpoints.NONE, note(5));
    sql("UPDATE checkpoint SET note = x'00'");
    var checkpoints = open();
    assertThatThrownBy(checkpoints::last)
        .isInstanceOf(DamagedStore.class)
        .hasMessageContaining("journal.db");
  }
}
