package org.lockstep.client.home;

import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;

/// Whose device this is.
///
/// @param handle as it was when the device joined
/// @param identityKey the account's, Ed25519, pinned
public record Membership(AccountId account, String handle, Bytes identityKey) {}
