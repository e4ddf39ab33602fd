package org.lockstep.crypto.account;

import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.VerifyingKey;

/// A device as its account's roster knows it.
///
/// @param id the device's id
/// @param signingKey what verifies its signatures
/// @param sealingKey what keys are sealed to for it
public record RosterDevice(String id, VerifyingKey signingKey, SealingKey sealingKey) {}
