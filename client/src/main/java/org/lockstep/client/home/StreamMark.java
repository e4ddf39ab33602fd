package org.lockstep.client.home;

import org.lockstep.domain.Bytes;

/// How far a stream was seen: its last event so far.
///
/// @param sequence within the stream, from 0
/// @param leaf its leaf hash
public record StreamMark(long sequence, Bytes leaf) {}
