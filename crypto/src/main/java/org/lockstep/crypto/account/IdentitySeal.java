package org.lockstep.crypto.account;

import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.seal.Suite;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Tuple;

/// An account's identity key, sealed to one of its devices.
///
/// Guarantees: only that device opens it, only for that account, and only if it is the private half
/// of the identity key that the device was told to expect.
public final class IdentitySeal {
  /// Length of a seal in bytes: a server refuses any other.
  public static final int LENGTH = Suite.DEFAULT.sealLength(SigningKey.SEED_LENGTH);

  private static final Tuple INFO = Tuple.of("lockstep/identity-seal/1");

  private IdentitySeal() {}

  /// Seals an account's identity key to one of its devices.
  public static byte[] make(RosterDevice device, String account, SigningKey identity) {
    var slot = slot(account, device.id(), device.sealingKey());
    return Seal.make(device.sealingKey(), INFO, slot, identity.seed());
  }

  /// Opens, on the device, the identity key and compares it with the public one; [SealRefused]
  /// otherwise.
  public static SigningKey open(
      DeviceKey device, String account, byte[] seal, VerifyingKey identity) {
    if (seal.length != LENGTH) throw new SealRefused(SealRefused.Reason.MALFORMED);
    var slot = slot(account, device.id(), device.key().publicKey());
    var opened = SigningKey.fromSeed(device.key().open(seal, INFO, slot));
    if (!opened.publicKey().equals(identity)) {
      throw new SealRefused(SealRefused.Reason.COMMITMENT_MISMATCH);
    }
    return opened;
  }

  private static Tuple slot(String account, String device, SealingKey key) {
    return Tuple.of("lockstep/identity-slot/1").text(account).text(device).bytes(key.bytes());
  }
}
