package org.lockstep.crypto.web;

import java.time.Instant;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Tuple;

/// What an account's identity key says of a browser's session: these are its keys, until then.
///
/// Guarantees, once its signature is verified: a device of the account approved exactly these keys
/// under this id, and for no longer. Whether the session was ended since, it does not tell.
///
/// @param account the account's id
/// @param session the session's id and keys
/// @param until counted in milliseconds
public record SessionApproval(String account, RosterDevice session, Instant until) {
  /// Signs with the account's identity key.
  public byte[] sign(SigningKey identity) {
    return identity.sign(tuple());
  }

  /// Whether the account's identity key signed exactly this.
  public boolean verify(VerifyingKey identity, byte[] signature) {
    return identity.verify(tuple(), signature);
  }

  private Tuple tuple() {
    return Tuple.of("lockstep/web-approval/1")
        .text(account)
        .text(session.id())
        .bytes(session.signingKey().bytes())
        .bytes(session.sealingKey().bytes())
        .number(until.toEpochMilli());
  }
}
