package org.lockstep.projections;

import java.time.Instant;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.id.AccountId;

/// A device that is on its account's roster now.
///
/// @param addedAt when it came onto the roster
public record TrustedDevice(AccountId account, Device device, Instant addedAt) {}
