package org.lockstep.wire.event;

import java.time.DateTimeException;
import java.time.Instant;
import org.lockstep.crypto.log.Commitment;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;

/// One stored event as a server shows it to a member or an auditor.
///
/// It holds what the leaf of the log is made of, so its reader checks that the leaf hash belongs to
/// what is shown; that the leaf is in the log, an inclusion proof tells. [#decode] checks first:
/// there is no way to the event around it.
///
/// @param position in the whole history, from 0
/// @param at when it was recorded, in whole milliseconds
/// @param streamType kind of the stream, such as `share`
/// @param streamId pseudonym of the stream
/// @param streamSequence place within the stream, from 0
/// @param type stable name, such as `share.link-opened`
/// @param revision of the payload's form
/// @param actor pseudonym of who ordered it, or `-`
/// @param payload the stored bytes, unchanged
/// @param metadata the commitment to the stored metadata, 32 bytes; the metadata itself is not
///     shown
/// @param salt of both commitments, 16 bytes
/// @param leafHash the leaf in the log, 32 bytes
public record EventRecord(
    long position,
    Instant at,
    String streamType,
    String streamId,
    long streamSequence,
    String type,
    int revision,
    String actor,
    Bytes payload,
    Bytes metadata,
    Bytes salt,
    Bytes leafHash) {

  /// The leaf's header, computed from what is shown.
  ///
  /// @throws EventRecordRefused as `MALFORMED` if no header can be made of it
  public LeafHeader header() {
    try {
      return new LeafHeader(
          position,
          at,
          new LeafHeader.Stream(streamType, streamId, streamSequence),
          new LeafHeader.Event(type, revision),
          actor,
          Commitment.of(salt.toArray(), payload.toArray()),
          Hash.of(metadata.toArray()));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw new EventRecordRefused(EventRecordRefused.Reason.MALFORMED, position, malformed);
    }
  }

  /// Checks that the leaf hash belongs to what is shown, the payload included, and gives it.
  ///
  /// @throws EventRecordRefused as `MALFORMED` or `LEAF_MISMATCH`
  public Hash verifiedLeaf() {
    var computed = header().hash();
    if (!Bytes.of(computed.bytes()).equals(leafHash)) {
      throw new EventRecordRefused(EventRecordRefused.Reason.LEAF_MISMATCH, position);
    }
    return computed;
  }

  /// The event at its place in the history, after [#verifiedLeaf] and a check that the event
  /// belongs to the stream it is shown in.
  ///
  /// @throws EventRecordRefused if it is not what the leaf hash is of, or in another event's stream
  /// @throws UnreadableEvent if the payload gives no event
  public Recorded<Event> decode(EventCodec codec) {
    verifiedLeaf();
    var event = codec.decode(type, revision, payload.toArray());
    boolean inItsStream =
        event.streamId().equals(streamId) && EventCatalogue.streamType(event).equals(streamType);
    if (!inItsStream) {
      throw new EventRecordRefused(EventRecordRefused.Reason.WRONG_STREAM, position);
    }
    return new Recorded<>(position, at, event);
  }
}
