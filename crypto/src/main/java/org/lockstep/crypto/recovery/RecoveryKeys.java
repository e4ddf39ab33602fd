package org.lockstep.crypto.recovery;

import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;

/// The public half of what brings an account back: its recovery key, say.
///
/// Guarantees, once its signature by the account's identity key is verified: no server can put a
/// sealing key of its own in place and so be handed the next circle secret. A device verifies
/// before it seals to it; that it is the newest is for the caller to check by the number.
///
/// @param kind what it belongs to
/// @param account the account's id
/// @param number counts the account's recovery keys of all kinds together, from 1
/// @param sealingKey what each new secret is sealed to
/// @param authenticator what verifies a recovery's requests
public record RecoveryKeys(
    RecoveryKind kind,
    String account,
    long number,
    SealingKey sealingKey,
    VerifyingKey authenticator) {

  /// Refuses a number below 1 with an [IllegalArgumentException].
  public RecoveryKeys {
    if (number < 1) throw new IllegalArgumentException("recovery keys are counted from 1");
  }

  /// Those of a recovery key on paper.
  public RecoveryKeys(
      String account, long number, SealingKey sealingKey, VerifyingKey authenticator) {
    this(RecoveryKind.KEY, account, number, sealingKey, authenticator);
  }

  /// Signs with the account's identity key.
  public byte[] sign(SigningKey identity) {
    return identity.sign(tuple());
  }

  /// Whether the account's identity key signed exactly this.
  public boolean verify(VerifyingKey identity, byte[] signature) {
    return identity.verify(tuple(), signature);
  }

  /// What is signed, and how it is stored and sent.
  public byte[] encode() {
    return tuple().encode();
  }

  /// Reads what [#encode] made for a recovery key; anything else is refused with [SealRefused]. The
  /// signature is yet to be verified.
  public static RecoveryKeys decode(byte[] encoded) {
    try {
      var reader = TupleReader.of(RecoveryKind.KEY.label(), encoded);
      var account = reader.text();
      long number = reader.number();
      var sealingKey = SealingKey.of(reader.bytes());
      var authenticator = VerifyingKey.of(reader.bytes());
      reader.end();
      return new RecoveryKeys(account, number, sealingKey, authenticator);
    } catch (IllegalArgumentException malformed) {
      throw new SealRefused(SealRefused.Reason.MALFORMED, malformed);
    }
  }

  private Tuple tuple() {
    return Tuple.of(kind.label())
        .text(account)
        .number(number)
        .bytes(sealingKey.bytes())
        .bytes(authenticator.bytes());
  }
}
