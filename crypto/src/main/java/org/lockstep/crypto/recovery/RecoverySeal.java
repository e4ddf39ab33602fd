package org.lockstep.crypto.recovery;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.epoch.KeyKind;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.seal.Suite;
import org.lockstep.crypto.tuple.Tuple;

/// An account's new circle or service secret, sealed to its recovery key.
///
/// Guarantees: only who holds the recovery key opens it, only as the secret of that account, kind
/// and epoch, and only if it is the secret that was committed to. Before making one, verify the
/// account's signed [RecoveryKeys].
public final class RecoverySeal {
  /// Length of a seal in bytes: a server refuses any other.
  public static final int LENGTH = Suite.DEFAULT.sealLength(Secret.LENGTH);

  private static final Tuple INFO = Tuple.of("lockstep/recovery-seal/1");

  private RecoverySeal() {}

  /// Seals a secret to the account's recovery key. One of another account, or of a share, is
  /// refused with an [IllegalArgumentException].
  public static byte[] make(RecoveryKeys keys, EpochSecret secret) {
    if (!secret.epoch().owner().equals(keys.account())) {
      throw new IllegalArgumentException("a secret is sealed to its own account's recovery key");
    }
    var slot = slot(secret.epoch(), keys.sealingKey());
    return Seal.make(keys.sealingKey(), INFO, slot, secret.secret().bytes());
  }

  /// Opens the secret of an epoch and checks it against the commitment; [SealRefused] otherwise.
  ///
  /// @param key the [RecoveryRoot#openingKey] of the account
  public static EpochSecret open(OpeningKey key, KeyEpoch epoch, byte[] seal, byte[] commitment) {
    if (seal.length != LENGTH) throw new SealRefused(SealRefused.Reason.MALFORMED);
    var secret = Secret.of(key.open(seal, INFO, slot(epoch, key.publicKey())));
    if (!epoch.isCommittedTo(secret, commitment)) {
      throw new SealRefused(SealRefused.Reason.COMMITMENT_MISMATCH);
    }
    return new EpochSecret(epoch, secret);
  }

  private static Tuple slot(KeyEpoch epoch, SealingKey key) {
    if (epoch.kind() == KeyKind.SHARE) {
      throw new IllegalArgumentException("a share's secret is granted, not kept for recovery");
    }
    return epoch.tuple("lockstep/recovery-slot/1").bytes(key.bytes());
  }
}
