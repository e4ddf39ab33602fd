package org.lockstep.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Note;
import org.lockstep.storage.journal.SqliteJournal;
import org.lockstep.storage.log.FileAnchor;

class CheckpointerTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  @TempDir private Path directory = Path.of("");

  private SqliteJournal journal;
  private FileAnchor anchor;
  private Checkpointer checkpointer;

  @SuppressWarnings("NullAway.Init") // set before each test
  CheckpointerTest() {}

  @BeforeEach
  void open() {
    journal = Logs.open(directory);
    anchor = FileAnchor.open(file());
    checkpointer = checkpointer(Optional.empty());
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private Path file() {
    return directory.resolve("log.anchor");
  }

  private Checkpointer checkpointer(Optional<Note> last) {
    var parts = new Checkpointer.Parts(journal, journal.checkpoints(), anchor, Logs.KEYS);
    return new Checkpointer(parts, Clock.fixed(NOON, ZoneOffset.UTC), last);
  }

  private Checkpoint shown() {
    return checkpointer.served().orElseThrow().checkpoint();
  }

  private Optional<Long> anchored() {
    return FileAnchor.open(file()).last().map(note -> Checkpoint.parse(note.text()).size());
  }

  private int rows() {
    return journal.checkpoints().read(0, 100).size();
  }

  @Test
  void what_is_shown_was_written_and_anchored_before() {
    assertThat(checkpointer.served()).isEmpty();
    Logs.append(journal, 3);
    checkpointer.advance();

    assertThat(shown()).isEqualTo(Checkpoint.of(Logs.ORIGIN, journal.edge()));
    assertThat(anchored()).contains(3L);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void the_note_bears_both_signatures_and_the_row_the_first() {
    Logs.append(journal, 3);
    checkpointer.advance();
    var note = checkpointer.served().orElseThrow().note();
    var key = Logs.KEYS.signer().verifierKey();

    assertThat(note.check(List.of(key))).isEqualTo(new Note.Verdict.Signed(List.of(key)));
    assertThat(Logs.KEYS.cosigner().verifierKey().cosigned(shown(), note.signatures().getLast()))
        .contains(NOON);
    assertThat(journal.checkpoints().last().orElseThrow().signatures()).hasSize(1);
  }

  @Test
  void a_log_that_has_not_grown_is_not_signed_again() {
    Logs.append(journal, 3);
    checkpointer.advance();
    checkpointer.advance();
    assertThat(rows()).isEqualTo(1);
    Logs.append(journal, 1);
    checkpointer.advance();
    assertThat(rows()).isEqualTo(2);
    assertThat(checkpointer.size()).isEqualTo(4);
  }

  @Test
  void what_cannot_be_anchored_is_not_shown_and_is_signed_once() throws IOException {
    Logs.append(journal, 3);
    checkpointer.advance();
    Files.delete(file());
    Files.createDirectory(file());
    Logs.append(journal, 2);
    checkpointer.advance();
    Logs.append(journal, 2);
    checkpointer.advance();

    assertThat(checkpointer.isHeldBack()).isTrue();
    assertThat(checkpointer.size()).isEqualTo(3);
    assertThat(rows()).isEqualTo(2);

    Files.delete(file());
    checkpointer.advance();

    assertThat(checkpointer.isHeldBack()).isFalse();
    assertThat(checkpointer.size()).isEqualTo(7);
    assertThat(anchored()).contains(7L);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void a_start_anchors_what_was_signed_and_not_anchored() throws IOException {
    Logs.append(journal, 3);
    checkpointer.advance();
    Files.delete(file());
    anchor = FileAnchor.open(file());
    checkpointer = checkpointer(journal.checkpoints().last());
    checkpointer.advance();
    assertThat(anchored()).contains(3L);
    assertThat(rows()).isEqualTo(1);
    assertThat(checkpointer.size()).isEqualTo(3);
  }

  @Test
  void of_two_who_sign_the_same_log_the_second_is_held_back() {
    Logs.append(journal, 3);
    checkpointer.advance();
    var other = checkpointer(journal.checkpoints().last());
    Logs.append(journal, 1);
    checkpointer.advance();
    Logs.append(journal, 1);
    other.advance();
    assertThat(other.isHeldBack()).isTrue();
    assertThat(other.size()).isEqualTo(3);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void one_checkpoint_is_signed_for_each_step_of_the_pace() throws InterruptedException {
    var steps = new Semaphore(0);
    var waiting = new Semaphore(0);
    CheckpointLoop.Pace pace =
        () -> {
          waiting.release();
          steps.acquire();
        };
    Logs.append(journal, 1);
    try (var loop = new CheckpointLoop(journal, checkpointer, pace)) {
      assertThat(loop).isNotNull();
      waiting.acquire();
      assertThat(checkpointer.size()).isEqualTo(1);
      for (int n = 0; n < 5; n++) Logs.append(journal, 1);
      assertThat(checkpointer.size()).isEqualTo(1);
      steps.release();
      waiting.acquire();
      assertThat(checkpointer.size()).isEqualTo(6);
    }
    assertThat(rows()).isEqualTo(2);
  }
}
