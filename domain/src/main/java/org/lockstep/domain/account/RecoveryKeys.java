package org.lockstep.domain.account;

import org.lockstep.domain.Bytes;

/// The public halves of what a recovery key derives, vouched for by the account.
///
/// @param number counted from 1; names the packet that waits for this recovery key
/// @param sealingKey later epochs of the account's secrets are sealed to it
/// @param verifier Ed25519 public key by which its holder is recognised
/// @param signature the account identity's over number and keys: without it a server could have the
///     next secret sealed to a key of its own
public record RecoveryKeys(int number, Bytes sealingKey, Bytes verifier, Bytes signature) {}
