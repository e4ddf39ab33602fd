package org.lockstep.storage.journal;

import java.time.Instant;

/// An event that is to be appended, already encoded; the journal never looks into its bytes.
///
/// The arrays are handed over, not copied: nobody changes them afterwards.
///
/// @param streamType kind of the stream, such as `share`: one token without spaces
/// @param streamId random pseudonym of the stream: one token without spaces
/// @param streamSequence place within the stream, from 0 without gaps
/// @param type stable name, such as `share.link-opened`: one token without spaces
/// @param revision of the type's format, from 1
/// @param recordedAt counted in whole milliseconds; the journal raises it to that of the event
///     before, so that time never runs backwards along positions
/// @param actor pseudonym of who ordered it, `-` if nobody did
@SuppressWarnings("ArrayRecordComponent") // hot path: half a million a second are read
public record NewEvent(
    String streamType,
    String streamId,
    long streamSequence,
    String type,
    int revision,
    Instant recordedAt,
    String actor,
    byte[] payload,
    byte[] metadata) {

  /// The actor of an event that nobody ordered.
  public static final String NOBODY = "-";
}
