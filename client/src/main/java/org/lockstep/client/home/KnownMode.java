package org.lockstep.client.home;

import org.lockstep.domain.account.ProtectionMode;

/// A protection mode of the own account that this device knows of.
///
/// @param counter of the mode change; 0 for the mode in which the account began
public record KnownMode(ProtectionMode mode, long counter) {}
