package org.lockstep.wire.event;

import java.util.Optional;
import org.lockstep.crypto.log.Commitment;
import org.lockstep.crypto.log.Hash;
import org.lockstep.domain.Bytes;

/// A stored event with everything that its leaf commits to: what an [EventRecord] shows, and the
/// stored metadata besides, which hold the signed request that ordered it ([OrderEvidence]).
///
/// @param event what is shown of every event
/// @param metadata the stored bytes, unchanged: a JSON object of texts; empty where the reader has
///     no need of them
public record LoggedEvent(EventRecord event, Optional<Bytes> metadata) {
  /// Checks that the leaf hash belongs to what is shown, payload and shown metadata included, and
  /// gives it.
  ///
  /// @throws EventRecordRefused as `MALFORMED` or `LEAF_MISMATCH`
  public Hash verifiedLeaf() {
    var leaf = event.verifiedLeaf();
    if (metadata.isPresent() && !isCommittedTo(metadata.get())) {
      throw new EventRecordRefused(EventRecordRefused.Reason.LEAF_MISMATCH, event.position());
    }
    return leaf;
  }

  private boolean isCommittedTo(Bytes shown) {
    var commitment = Commitment.of(event.salt().toArray(), shown.toArray());
    return Bytes.of(commitment.bytes()).equals(event.metadata());
  }
}
