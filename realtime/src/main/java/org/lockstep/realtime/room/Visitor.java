package org.lockstep.realtime.room;

import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// Who was in a room.
public record Visitor(AccountId account, DeviceId device) {}
