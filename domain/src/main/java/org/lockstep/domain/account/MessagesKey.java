package org.lockstep.domain.account;

import org.lockstep.domain.Bytes;

/// One generation of the key of an account's messages.
///
/// @param number counted from 1
/// @param commitment binds the key, so that a wrong one is recognised when it is unwrapped
/// @param signature the account identity's over number and commitment
/// @param circleEpoch the epoch of the circle secret that keeps it
/// @param kept the key, wrapped under that secret
/// @param previous the key before, wrapped under this one; empty for the first
public record MessagesKey(
    int number, Bytes commitment, Bytes signature, int circleEpoch, Bytes kept, Bytes previous) {}
