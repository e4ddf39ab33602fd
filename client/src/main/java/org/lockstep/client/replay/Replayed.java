package org.lockstep.client.replay;

import java.time.Instant;
import java.util.Optional;
import org.lockstep.audit.log.SignedCheckpoint;

/// What a replay made.
///
/// @param form of the rows: only rows of one form can be compared
/// @param events how many the rows follow from
/// @param last when the last of them was recorded; empty if there are none
/// @param digest SHA-256 over the projection's name, `events` and all rows, in hexadecimal
/// @param log the checkpoint under which the events were verified
public record Replayed(
    String projection,
    String form,
    long events,
    Optional<Instant> last,
    long rows,
    String digest,
    SignedCheckpoint log) {}
