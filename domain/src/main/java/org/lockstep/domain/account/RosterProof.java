package org.lockstep.domain.account;

import org.lockstep.domain.Bytes;

/// The account identity key's signature over the whole list of devices (R71).
///
/// @param counter grows by one with each roster; the first is 1
public record RosterProof(long counter, Bytes signature) {}
