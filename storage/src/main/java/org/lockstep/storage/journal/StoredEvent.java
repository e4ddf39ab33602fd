package org.lockstep.storage.journal;

import java.time.Instant;
import org.lockstep.crypto.log.LeafHeader;

/// An event as the journal keeps it for ever, at its position.
///
/// @param position in the whole journal, from 0 without gaps
/// @param event what was appended, `recordedAt` as the journal settled it
/// @param salt 16 random bytes that hide payload and metadata within the leaf
/// @param leafHash 32 bytes, the event's leaf in the Merkle tree (RFC 9162, section 2.1)
@SuppressWarnings("ArrayRecordComponent") // hot path: half a million a second are read
public record StoredEvent(long position, NewEvent event, byte[] salt, byte[] leafHash) {

  /// The entry of the log that the stored bytes make: it hashes to the leaf unless they were
  /// changed.
  public LeafHeader header() {
    return Leaves.header(this);
  }

  public String streamType() {
    return event.streamType();
  }

  public String streamId() {
    return event.streamId();
  }

  public long streamSequence() {
    return event.streamSequence();
  }

  public String type() {
    return event.type();
  }

  public int revision() {
    return event.revision();
  }

  public Instant recordedAt() {
    return event.recordedAt();
  }

  public String actor() {
    return event.actor();
  }

  public byte[] payload() {
    return event.payload();
  }

  public byte[] metadata() {
    return event.metadata();
  }
}
