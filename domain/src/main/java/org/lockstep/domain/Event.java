package org.lockstep.domain;

import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.ShareEvent;

/// Something that happened, for ever. Each permitted record is one fact with one stable name in the
/// catalogue of `wire`.
public sealed interface Event
    permits AccountEvent, ShareEvent, ItemEvent, HandleClaimed, KeyUsed, LogBegun {
  /// The id of the stream that this event belongs to.
  String streamId();
}
