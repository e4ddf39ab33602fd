package org.lockstep.client.home;

import org.lockstep.domain.Bytes;

/// The recovery key that this device made, as far as it is public.
///
/// @param number counts the account's recovery keys, from 1
/// @param sealingKey what new secrets are sealed to
/// @param verifier Ed25519 public key
public record KnownRecovery(int number, Bytes sealingKey, Bytes verifier) {}
