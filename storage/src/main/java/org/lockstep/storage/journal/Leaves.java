package org.lockstep.storage.journal;

import java.time.Instant;
import org.lockstep.crypto.log.Commitment;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafHeader;

/// Binds an event to its leaf in the Merkle tree; the only place that makes leaf headers.
final class Leaves {
  private Leaves() {}

  /// The header of an event that has no position and no settled time yet.
  ///
  /// @throws IllegalArgumentException if a word or number cannot stand in a header
  static LeafHeader draft(NewEvent event, byte[] salt) {
    return new LeafHeader(
        0,
        Instant.ofEpochMilli(event.recordedAt().toEpochMilli()),
        new LeafHeader.Stream(event.streamType(), event.streamId(), event.streamSequence()),
        new LeafHeader.Event(event.type(), event.revision()),
        event.actor(),
        Commitment.of(salt, event.payload()),
        Commitment.of(salt, event.metadata()));
  }

  private static LeafHeader settled(LeafHeader draft, long position, long millis) {
    return new LeafHeader(
        position,
        Instant.ofEpochMilli(millis),
        draft.stream(),
        draft.event(),
        draft.actor(),
        draft.payload(),
        draft.metadata());
  }

  /// The leaf hash that the stored bytes of an event lead to.
  static Hash recompute(StoredEvent stored) {
    return header(stored).hash();
  }

  /// The header that the stored bytes of an event make.
  static LeafHeader header(StoredEvent stored) {
    var draft = draft(stored.event(), stored.salt());
    return settled(draft, stored.position(), stored.recordedAt().toEpochMilli());
  }
}
