package org.lockstep.api.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.TileName;
import org.lockstep.crypto.log.VerifierKey;
import org.lockstep.storage.journal.Journal;

/// Looks at a log before it goes on: whether rows, tree and anchor still say the same.
///
/// All stored nodes are folded again from the first level up, so none of them differs; the leaves
/// below are for an auditor, except the last ones, which the journal itself has hashed.
final class LogStart {
  private static final int TILE = TileName.FULL;

  private final Journal journal;
  private final VerifierKey key;

  private LogStart(Journal journal, VerifierKey key) {
    this.journal = journal;
    this.key = key;
  }

  /// What was found.
  sealed interface Standing {
    /// Nothing was ever signed.
    record Fresh() implements Standing {}

    /// The store goes on where the log was.
    record GoesOn(Note last) implements Standing {}

    /// It does not.
    ///
    /// @param finding one clause that says what does not fit
    record Broken(String finding) implements Standing {}
  }

  /// Compares them.
  ///
  /// @param row the last signed checkpoint beside the journal
  /// @param anchored the last that was anchored
  /// @param key that has signed both
  static Standing of(
      Journal journal, Optional<Note> row, Optional<Note> anchored, VerifierKey key) {
    if (row.isEmpty() && anchored.isEmpty()) return new Standing.Fresh();
    try {
      new LogStart(journal, key).compare(row, anchored);
      return new Standing.GoesOn(row.orElseThrow());
    } catch (Mismatch e) {
      return new Standing.Broken(String.valueOf(e.getMessage()));
    }
  }

  private void compare(Optional<Note> row, Optional<Note> anchored) throws Mismatch {
    if (row.isEmpty()) {
      var known = genuine("the anchor", anchored.orElseThrow());
      throw new Mismatch(
          "the anchor knows %d signed events, the store none".formatted(known.size()));
    }
    var stored = genuine("the last checkpoint", row.get());
    if (anchored.isEmpty()) {
      throw new Mismatch(
          "%d events were signed, but the anchor is missing".formatted(stored.size()));
    }
    var known = genuine("the anchor", anchored.get());
    requireSize(stored, known);
    requireNodes();
    requireRoot("the last checkpoint", stored);
    requireRoot("the anchor", known);
  }

  private Checkpoint genuine(String where, Note note) throws Mismatch {
    if (!(note.check(List.of(key)) instanceof Note.Verdict.Signed)) {
      throw new Mismatch(where + " is not signed by the log's key");
    }
    try {
      return Checkpoint.parse(note.text());
    } catch (LogFormatException e) {
      throw new Mismatch(where + " is no checkpoint");
    }
  }

  private void requireSize(Checkpoint stored, Checkpoint anchored) throws Mismatch {
    if (stored.size() < anchored.size()) {
      throw new Mismatch(
          "the anchor knows %d signed events, the store only %d"
              .formatted(anchored.size(), stored.size()));
    }
    if (stored.size() > journal.head()) {
      throw new Mismatch(
          "%d events were signed, the store has only %d".formatted(stored.size(), journal.head()));
    }
  }

  private void requireRoot(String where, Checkpoint checkpoint) throws Mismatch {
    var root = new MerkleTree(checkpoint.size(), journal.tiles()).root();
    if (!root.equals(checkpoint.root())) {
      throw new Mismatch(
          "the first %d events are not those that %s was signed for"
              .formatted(checkpoint.size(), where));
    }
  }

  private void requireNodes() throws Mismatch {
    for (int level = 1; nodes(level + 1) > 0; level++) {
      for (long tile = 0; tile < nodes(level + 1); tile++) {
        var folded = Edge.EMPTY.append(read(level, tile * TILE, TILE)).edge().root();
        if (!read(level + 1, tile, 1).equals(List.of(folded))) {
          throw new Mismatch("node %d of level %d was changed".formatted(tile, level + 1));
        }
      }
    }
  }

  private long nodes(int level) {
    return journal.head() >>> (level * Byte.SIZE);
  }

  private List<Hash> read(int level, long first, int count) {
    return new ArrayList<>(journal.tiles().read(level, first, count));
  }

  private static final class Mismatch extends Exception {
    private static final long serialVersionUID = 1L;

    Mismatch(String finding) {
      super(finding, null, false, false);
    }
  }
}
