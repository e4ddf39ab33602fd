package org.lockstep.storage.journal;

/// The state of a stream after one of its events, kept to save reading the events before.
///
/// @param streamSequence of the last event in the state
/// @param revision of the state's format; a reader ignores those it does not know
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
public record Snapshot(String streamId, long streamSequence, int revision, byte[] state) {}
