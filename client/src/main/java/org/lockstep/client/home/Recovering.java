package org.lockstep.client.home;

import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.RecoveryId;

/// A recovery that this device has proven and not finished yet.
///
/// @param handle that was given
/// @param account whose recovery it is
public record Recovering(RecoveryId recovery, String handle, AccountId account) {}
