package org.lockstep.client.replay;

import java.util.Optional;
import org.lockstep.crypto.log.LeafHeader;

/// A row that is not what the history gives.
///
/// @param key of the row
/// @param events how many events the comparison follows from
/// @param served the row of the server; empty if it has none
/// @param built the row that follows from the history; empty if none does
/// @param last the event that touched the row last; empty if none ever did
public record Difference(
    String key,
    long events,
    Optional<Row> served,
    Optional<Row> built,
    Optional<LeafHeader> last) {}
