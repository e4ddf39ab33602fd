package org.lockstep.domain.account;

import java.time.Instant;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.SessionId;

/// What the account's identity key says of a browser: these are its keys, until then.
///
/// @param signingKey Ed25519 public key, 32 bytes
/// @param sealingKey what keys may be sealed to for it
/// @param signature by the account's identity key, over account, session, keys and time
public record WebApproval(
    SessionId session, Bytes signingKey, Bytes sealingKey, Instant until, Bytes signature) {}
