package org.lockstep.client.share;

import java.time.Instant;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.share.Actor;

/// An item's last version, its name opened.
///
/// @param version counted from 1
/// @param epoch of the share's secret that it was written under
/// @param size of the content in bytes, as far as the padding shows it
/// @param exposed whether the server has ever been able to read it
public record StoredItem(
    ItemId item,
    String name,
    int version,
    int epoch,
    long size,
    Actor by,
    Instant at,
    boolean exposed) {}
