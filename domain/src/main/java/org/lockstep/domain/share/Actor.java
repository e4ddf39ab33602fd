package org.lockstep.domain.share;

import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// Who ordered something: an account, by one of its trusted devices.
public record Actor(AccountId account, DeviceId device) {}
