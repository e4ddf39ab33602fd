package org.lockstep.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.storage.contract.Events.event;
import static org.lockstep.storage.contract.Events.fill;
import static org.lockstep.storage.contract.Events.spelled;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.log.Commitment;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.SqliteJournal;
import org.lockstep.storage.journal.StoredEvent;

/// What every [Journal] keeps about the Merkle tree over its events.
public abstract class JournalTreeContract {

  @TempDir private Path elsewhere = Path.of("");

  /// Opens the journal of this test, the same one each time.
  protected abstract Journal open();

  @Test
  void the_leaf_of_an_event_binds_its_envelope_payload_and_metadata() {
    try (var journal = open()) {
      journal.append(List.of(event("a", 0), event("b", 0)));
      var stored = journal.read(1, 1).getFirst();
      assertThat(stored.leafHash())
          .isEqualTo(MerkleHash.leaf(entry(stored).getBytes(StandardCharsets.US_ASCII)).bytes());
    }
  }

  /// Spelled out, so that a change of the format cannot go unnoticed.
  private static String entry(StoredEvent stored) {
    return """
    event/v1
    seq 1
    at 2026-01-02T12:00:00.000Z
    stream share b 0
    type share.opened 1
    actor 01hy
    payload %s
    metadata %s
    """
        .formatted(
            Commitment.of(stored.salt(), stored.payload()).base64(),
            Commitment.of(stored.salt(), stored.metadata()).base64());
  }

  @Test
  void every_event_has_a_salt_of_its_own() {
    try (var journal = open()) {
      fill(journal, "a", 50);
      assertThat(journal.read(0, 50))
          .extracting(e -> Hash.of(twice(e.salt())))
          .doesNotHaveDuplicates();
    }
  }

  private static byte[] twice(byte[] salt) {
    return ByteBuffer.allocate(32).put(salt).put(salt).array();
  }

  @Test
  void the_edge_is_that_of_all_leaves_and_survives_a_restart() {
    Hash root;
    try (var journal = open()) {
      fill(journal, "a", 777);
      assertThat(journal.edge()).isEqualTo(Edge.EMPTY.append(leaves(journal)).edge());
      root = journal.edge().root();
    }
    try (var journal = open()) {
      assertThat(journal.edge().size()).isEqualTo(777);
      assertThat(journal.edge().root()).isEqualTo(root);
      journal.append(List.of(event("b", 0)));
      assertThat(journal.edge()).isEqualTo(Edge.EMPTY.append(leaves(journal)).edge());
    }
  }

  @Test
  void the_tree_can_be_rebuilt_from_its_tiles_at_every_size() {
    try (var journal = open()) {
      fill(journal, "a", 1100);
      var leaves = leaves(journal);
      for (int size : new int[] {0, 1, 255, 256, 257, 511, 512, 1000, 1024, 1100}) {
        assertThat(Edge.resume(size, journal.tiles()))
            .isEqualTo(Edge.EMPTY.append(leaves.subList(0, size)).edge());
      }
    }
  }

  @Test
  void copies_of_another_journals_events_lead_to_the_same_tree() {
    List<StoredEvent> events;
    Edge edge;
    try (var other = elsewhere()) {
      fill(other, "a", 300);
      events = other.read(0, 300);
      edge = other.edge();
    }
    try (var journal = open()) {
      journal.appendCopies(events.subList(0, 100));
      assertThatThrownBy(() -> journal.appendCopies(events.subList(150, 160)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("position 100, not at 150");
      journal.appendCopies(events.subList(100, 300));
      assertThat(journal.edge()).isEqualTo(edge);
      assertThat(spelled(journal.read(0, 300))).isEqualTo(spelled(events));
    }
  }

  @Test
  void a_copy_that_was_changed_on_its_way_is_refused() {
    StoredEvent event;
    try (var other = elsewhere()) {
      other.append(List.of(event("a", 0)));
      event = other.read(0, 1).getFirst();
    }
    try (var journal = open()) {
      var changed = new StoredEvent(0, event("b", 0), event.salt(), event.leafHash());
      assertThatThrownBy(() -> journal.appendCopies(List.of(changed)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("does not match its leaf hash");
      assertThat(journal.head()).isZero();
    }
  }

  private Journal elsewhere() {
    return SqliteJournal.open(elsewhere.resolve("elsewhere.db"));
  }

  private static List<Hash> leaves(Journal journal) {
    var leaves = new ArrayList<Hash>();
    journal.forEach(0, journal.head(), event -> leaves.add(Hash.of(event.leafHash())));
    return leaves;
  }
}
