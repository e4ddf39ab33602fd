package org.lockstep.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.storage.log.Checkpoints;

/// What every [Checkpoints] keeps.
public abstract class CheckpointsContract {
  private static final NoteSigner LOG =
      new NoteSigner("example.org/log", SigningKey.fromSeed(new byte[SigningKey.SEED_LENGTH]));

  @SuppressWarnings("NullAway.Init") // set before each test
  protected CheckpointsContract() {}

  /// The checkpoints of this test, the same ones each time; closes what it opened before.
  protected abstract Checkpoints open();

  /// A note of that size, with a root that belongs to it alone.
  protected static Note note(long size) {
    var root = new byte[Hash.LENGTH];
    root[0] = (byte) size;
    return LOG.sign(new Checkpoint("example.org/log", size, Hash.of(root)));
  }

  @Test
  void nothing_was_signed_at_first() {
    var checkpoints = open();
    assertThat(checkpoints.last()).isEmpty();
    assertThat(checkpoints.read(0, 10)).isEmpty();
  }

  @Test
  void what_was_appended_is_there_after_a_restart_in_order() {
    var checkpoints = open();
    assertThat(checkpoints.append(Checkpoints.NONE, note(3))).isTrue();
    assertThat(checkpoints.append(3, note(8))).isTrue();
    assertThat(checkpoints.append(8, note(9))).isTrue();

    var again = open();

    assertThat(again.last()).contains(note(9));
    assertThat(again.read(0, 10)).containsExactly(note(3), note(8), note(9));
    assertThat(again.read(1, 1)).containsExactly(note(8));
    assertThat(again.read(3, 1)).isEmpty();
  }

  @Test
  void who_does_not_know_the_last_one_appends_nothing() {
    var checkpoints = open();
    checkpoints.append(Checkpoints.NONE, note(3));
    assertThat(checkpoints.append(Checkpoints.NONE, note(4))).isFalse();
    assertThat(checkpoints.append(2, note(4))).isFalse();
    assertThat(checkpoints.read(0, 10)).containsExactly(note(3));
  }

  @Test
  void of_two_who_sign_next_at_the_same_time_one_does() throws Exception {
    var checkpoints = open();
    checkpoints.append(Checkpoints.NONE, note(1));
    var writers = new ArrayList<Callable<Boolean>>();
    IntStream.range(2, 10).forEach(size -> writers.add(() -> checkpoints.append(1, note(size))));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int appended = 0;
      for (var outcome : threads.invokeAll(writers)) {
        if (outcome.get()) appended++;
      }
      assertThat(appended).isEqualTo(1);
    }
    assertThat(checkpoints.read(0, 10)).hasSize(2);
  }

  @Test
  void a_note_that_is_no_checkpoint_is_refused() {
    var checkpoints = open();
    assertThatThrownBy(() -> checkpoints.append(Checkpoints.NONE, LOG.sign("a text\n")))
        .isInstanceOf(LogFormatException.class);
    assertThat(checkpoints.last()).isEmpty();
  }
}
