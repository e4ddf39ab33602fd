package org.lockstep.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.journal.Snapshot;
import org.lockstep.storage.journal.Snapshots;

/// What every [Snapshots] keeps.
public abstract class SnapshotsContract {

  /// Opens the snapshots of this test, the same ones each time.
  protected abstract Snapshots open();

  private static Snapshot snapshot(long sequence, int... state) {
    var bytes = new byte[state.length];
    for (int place = 0; place < state.length; place++) {
      bytes[place] = (byte) state[place];
    }
    return new Snapshot("a", sequence, 3, bytes);
  }

  private static void requireLatest(Snapshots snapshots, Snapshot wanted) {
    assertThat(snapshots.latest("a")).usingRecursiveComparison().isEqualTo(Optional.of(wanted));
  }

  @Test
  void there_is_none_at_first() {
    try (var snapshots = open()) {
      assertThat(snapshots.latest("a")).isEmpty();
    }
  }

  @Test
  void the_latest_is_kept_over_a_restart() {
    try (var snapshots = open()) {
      snapshots.put(snapshot(4, 1, 2));
      snapshots.put(snapshot(9, 3));
    }
    try (var snapshots = open()) {
      requireLatest(snapshots, snapshot(9, 3));
    }
  }

  @Test
  void an_earlier_one_does_not_replace_a_later_one() {
    try (var snapshots = open()) {
      snapshots.put(snapshot(9, 3));
      snapshots.put(snapshot(4, 1));
      requireLatest(snapshots, snapshot(9, 3));
    }
  }

  @Test
  void one_of_the_same_sequence_replaces_it() {
    try (var snapshots = open()) {
      snapshots.put(snapshot(9, 3));
      snapshots.put(snapshot(9, 4));
      requireLatest(snapshots, snapshot(9, 4));
    }
  }

  @Test
  void a_dropped_one_is_gone() {
    try (var snapshots = open()) {
      snapshots.put(snapshot(9, 3));
      snapshots.drop("a");
      snapshots.drop("b");
      assertThat(snapshots.latest("a")).isEmpty();
    }
  }
}
