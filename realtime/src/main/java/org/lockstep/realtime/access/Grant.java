package org.lockstep.realtime.access;

import java.time.Instant;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.share.Role;

/// What a ticket allows on a document.
///
/// @param account whose ticket it is
/// @param device to which it was given; the use of the share's key is recorded for it (R101)
/// @param role a viewer changes nothing
/// @param expires connections end then, unless another ticket was shown
public record Grant(AccountId account, DeviceId device, Role role, Instant expires) {}
