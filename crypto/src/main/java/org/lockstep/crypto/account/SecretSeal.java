package org.lockstep.crypto.account;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.epoch.KeyKind;
import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.seal.Suite;
import org.lockstep.crypto.tuple.Tuple;

/// An account's circle or service secret of one epoch, sealed to one of its devices.
///
/// Guarantees: only that device opens it, only as the secret of that account, kind and epoch, and
/// only if it is the secret that the account committed to. The commitment must come from where the
/// identity key signed it (a [CategoryKeySet]); a seal by itself tells nothing about who made it.
public final class SecretSeal {
  /// Length of a seal in bytes: a server refuses any other.
  public static final int LENGTH = Suite.DEFAULT.sealLength(Secret.LENGTH);

  private static final Tuple INFO = Tuple.of("lockstep/secret-seal/1");

  private SecretSeal() {}

  /// Seals a circle or service secret to a device of its account. A share's secret is refused with
  /// an [IllegalArgumentException]: it reaches people by a grant.
  public static byte[] make(RosterDevice device, EpochSecret secret) {
    var slot = slot(secret.epoch(), device.id(), device.sealingKey());
    return Seal.make(device.sealingKey(), INFO, slot, secret.secret().bytes());
  }

  /// Opens, on the device, the secret of an epoch and checks it against the commitment;
  /// [SealRefused] otherwise.
  public static EpochSecret open(DeviceKey device, KeyEpoch epoch, byte[] seal, byte[] commitment) {
    if (seal.length != LENGTH) throw new SealRefused(SealRefused.Reason.MALFORMED);
    var slot = slot(epoch, device.id(), device.key().publicKey());
    var secret = Secret.of(device.key().open(seal, INFO, slot));
    if (!epoch.isCommittedTo(secret, commitment)) {
      throw new SealRefused(SealRefused.Reason.COMMITMENT_MISMATCH);
    }
    return new EpochSecret(epoch, secret);
  }

  private static Tuple slot(KeyEpoch epoch, String device, SealingKey key) {
    if (epoch.kind() != KeyKind.CIRCLE && epoch.kind() != KeyKind.SERVICE) {
      throw new IllegalArgumentException("only circle and service secrets are sealed to devices");
    }
    return epoch.tuple("lockstep/secret-slot/1").text(device).bytes(key.bytes());
  }
}
