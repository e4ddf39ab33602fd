package org.lockstep.storage.journal;

import java.util.List;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.storage.StorageException;

/// Makes sure that copied events are what they were, before and after they are appended.
final class Copies {
  private Copies() {}

  /// @throws StorageException if the events do not follow the edge
  static void requireNext(List<StoredEvent> events, Edge edge) {
    long position = edge.size();
    for (var event : events) {
      if (event.position() != position++) {
        throw new StorageException(
            "A copy goes on at position %d, not at %d.".formatted(edge.size(), event.position()));
      }
      if (!Leaves.recompute(event).equals(Hash.of(event.leafHash()))) {
        throw new StorageException(
            "Event %d does not match its leaf hash.".formatted(event.position()));
      }
    }
  }

  /// @throws StorageException if the journal did not grow by these events alone
  static void requireGrown(List<StoredEvent> events, Edge before, Edge after) {
    var leaves = events.stream().map(event -> Hash.of(event.leafHash())).toList();
    if (before.append(leaves).edge().equals(after)) return;
    throw new StorageException("Something else was appended to a copy while it was made.");
  }
}
