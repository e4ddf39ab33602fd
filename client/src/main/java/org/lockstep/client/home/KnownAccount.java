package org.lockstep.client.home;

import org.lockstep.domain.Bytes;

/// What is pinned of an account.
///
/// @param identityKey Ed25519, never to change silently
/// @param roster the largest counter seen
/// @param serviceEpoch the newest epoch of category keys seen
public record KnownAccount(Bytes identityKey, long roster, long serviceEpoch) {}
