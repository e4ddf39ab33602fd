package org.lockstep.wire.event;

import org.lockstep.crypto.log.Commitment;
import org.lockstep.crypto.log.Hash;
import org.lockstep.domain.Bytes;

/// A stored event with everything that its leaf commits to: what an [EventRecord] shows, and the
/// stored metadata besides, which hold the signed request that ordered it.
///
/// @param event what is shown of every event
/// @param metadata the stored bytes, unchanged: a JSON object of texts
public record LoggedEvent(EventRecord event, Bytes metadata) {
  /// Checks that the leaf hash belongs to what is shown, payload and metadata included, and gives
  /// it.
  ///
  /// @throws EventRecordRefused as `MALFORMED` or `LEAF_MISMATCH`
  public Hash verifiedLeaf() {
    var leaf = event.verifiedLeaf();
    var commitment = Commitment.of(event.salt().toArray(), metadata.toArray());
    if (!Bytes.of(commitment.bytes()).equals(event.metadata())) {
      throw new EventRecordRefused(EventRecordRefused.Reason.LEAF_MISMATCH, event.position());
    }
    return leaf;
  }
}
