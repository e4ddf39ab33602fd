package org.lockstep.crypto.recovery;

import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Sha256;
import org.lockstep.crypto.tuple.Tuple;

/// What the holder of a recovery key says to have a device let in: this device, in this recovery.
///
/// Guarantees, once its signature is verified with the authenticator that the account published:
/// whoever signed holds the recovery key, and meant exactly these keys. It serves no other device
/// and no other recovery.
///
/// @param account the account's id
/// @param recovery the recovery's id
/// @param device the device's id and keys
public record RecoveryProof(String account, String recovery, RosterDevice device) {
  /// Signs with the [RecoveryRoot#authenticator].
  public byte[] sign(SigningKey authenticator) {
    return authenticator.sign(tuple());
  }

  /// Whether that authenticator signed exactly this.
  public boolean verify(VerifyingKey authenticator, byte[] signature) {
    return authenticator.verify(tuple(), signature);
  }

  /// What the person at the device tells a recovery contact: it names exactly this device, in this
  /// recovery, and is no secret.
  public SpokenCode code() {
    return SpokenCode.of(Sha256.of(tuple("lockstep/recovery-request-code/1")));
  }

  private Tuple tuple() {
    return tuple("lockstep/recovery-proof/1");
  }

  private Tuple tuple(String label) {
    return Tuple.of(label)
        .text(account)
        .text(recovery)
        .text(device.id())
        .bytes(device.signingKey().bytes())
        .bytes(device.sealingKey().bytes());
  }
}
