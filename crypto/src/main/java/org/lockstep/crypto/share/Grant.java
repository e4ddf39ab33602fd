package org.lockstep.crypto.share;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.Suite;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.crypto.tuple.Sha256;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;

/// A share's secret on its way to one participant, signed by the device that hands it out.
///
/// Guarantees: only the recipient's category key opens it; it serves for one share, epoch,
/// recipient, key and role and none other; a server can neither make one (the signature) nor hand
/// different secrets to different members (the commitment, which members compare). Opening verifies
/// first: there is no way to a secret around the signature.
///
/// @param terms what is granted to whom
/// @param seal the sealed secret, [#SEAL_LENGTH] bytes
/// @param commitment what the granting device commits to, 32 bytes
/// @param signature by the granting device's signing key, 64 bytes
public record Grant(GrantTerms terms, Bytes seal, Bytes commitment, Bytes signature) {
  /// Length of the seal in bytes: a server refuses any other.
  public static final int SEAL_LENGTH = Suite.DEFAULT.sealLength(Secret.LENGTH);

  /// Length of the commitment in bytes.
  public static final int COMMITMENT_LENGTH = 32;

  private static final String RECORD_LABEL = "lockstep/grant-record/1";
  private static final Tuple INFO = Tuple.of("lockstep/grant-seal/1");

  /// Refuses parts of a wrong length with [SealRefused].
  public Grant {
    if (seal.length() != SEAL_LENGTH
        || commitment.length() != COMMITMENT_LENGTH
        || signature.length() != VerifyingKey.SIGNATURE_LENGTH) {
      throw new SealRefused(SealRefused.Reason.MALFORMED);
    }
  }

  /// Seals the secret to the recipient and signs the whole with the granting device's key.
  public static Grant make(Secret shareSecret, GrantTerms terms, SigningKey grantingDevice) {
    var seal = Seal.make(terms.recipient().key(), INFO, terms.tuple(), shareSecret.bytes());
    var commitment = terms.epoch().commitment(shareSecret);
    var signature = grantingDevice.sign(signed(terms, seal, commitment));
    return new Grant(terms, Bytes.of(seal), Bytes.of(commitment), Bytes.of(signature));
  }

  /// Whether this device made exactly this grant.
  public boolean verify(VerifyingKey grantingDevice) {
    var message = signed(terms, seal.toArray(), commitment.toArray());
    return grantingDevice.verify(message, signature.toArray());
  }

  /// Verifies the granting device's signature, opens the secret with the recipient's key, and
  /// checks the commitment; [SealRefused] where any of them fails.
  public EpochSecret open(OpeningKey recipient, VerifyingKey grantingDevice) {
    if (!verify(grantingDevice)) throw new SealRefused(SealRefused.Reason.BAD_SIGNATURE);
    var secret = Secret.of(recipient.open(seal.toArray(), INFO, terms.tuple()));
    if (!terms.epoch().isCommittedTo(secret, commitment.toArray())) {
      throw new SealRefused(SealRefused.Reason.COMMITMENT_MISMATCH);
    }
    return new EpochSecret(terms.epoch(), secret);
  }

  /// How it is stored and sent.
  public byte[] encode() {
    return Tuple.of(RECORD_LABEL)
        .bytes(terms.tuple().encode())
        .bytes(seal.toArray())
        .bytes(commitment.toArray())
        .bytes(signature.toArray())
        .encode();
  }

  /// Reads what [#encode] made; anything else is refused with [SealRefused]. It is yet to be
  /// verified.
  public static Grant decode(byte[] encoded) {
    try {
      var reader = TupleReader.of(RECORD_LABEL, encoded);
      var terms = GrantTerms.read(reader.bytes());
      var seal = Bytes.of(reader.bytes());
      var commitment = Bytes.of(reader.bytes());
      var signature = Bytes.of(reader.bytes());
      reader.end();
      return new Grant(terms, seal, commitment, signature);
    } catch (IllegalArgumentException malformed) {
      throw new SealRefused(SealRefused.Reason.MALFORMED, malformed);
    }
  }

  static Tuple signed(GrantTerms terms, byte[] seal, byte[] commitment) {
    return Tuple.of("lockstep/grant/1")
        .bytes(terms.tuple().encode())
        .bytes(Sha256.of(seal))
        .bytes(commitment);
  }
}
