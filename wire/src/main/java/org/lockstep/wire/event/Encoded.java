package org.lockstep.wire.event;

/// An event as the journal takes it.
///
/// The payload is handed over, not copied: nobody changes it afterwards.
///
/// @param streamType kind of the stream, such as `share`
/// @param streamId pseudonym of the stream
/// @param type stable name, such as `share.link-opened`
/// @param revision of the payload's form, from 1
/// @param payload a JSON object in UTF-8
@SuppressWarnings("ArrayRecordComponent") // handed on to the journal as it is
public record Encoded(
    String streamType, String streamId, String type, int revision, byte[] payload) {}
