package org.lockstep.crypto.escrow;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.seal.Suite;
import org.lockstep.crypto.tuple.Tuple;

/// A secret handed to the server's vault.
///
/// Guarantees: only that vault opens it, only as the secret of that account or share and epoch, and
/// only if it is the secret that was committed to, so that a device cannot make the vault keep
/// something else. Secrets of other kinds than `SERVICE` and `SHARE` are refused on both sides.
public final class Escrow {
  /// Length of an escrow in bytes: a server refuses any other.
  public static final int LENGTH = Suite.DEFAULT.sealLength(Secret.LENGTH);

  private static final Tuple INFO = Tuple.of("lockstep/escrow/1");

  private Escrow() {}

  /// Seals a secret to the vault. A secret that no vault may hold is refused with an
  /// [IllegalArgumentException].
  public static byte[] make(SealingKey vault, EpochSecret secret) {
    return Seal.make(vault, INFO, slot(secret.epoch(), vault), secret.secret().bytes());
  }

  /// Opens, in the vault, the secret of an epoch and checks it against the commitment;
  /// [SealRefused] otherwise.
  public static EpochSecret open(
      OpeningKey vault, KeyEpoch epoch, byte[] escrow, byte[] commitment) {
    if (escrow.length != LENGTH) throw new SealRefused(SealRefused.Reason.MALFORMED);
    var secret = Secret.of(vault.open(escrow, INFO, slot(epoch, vault.publicKey())));
    if (!epoch.isCommittedTo(secret, commitment)) {
      throw new SealRefused(SealRefused.Reason.COMMITMENT_MISMATCH);
    }
    return new EpochSecret(epoch, secret);
  }

  private static Tuple slot(KeyEpoch epoch, SealingKey vault) {
    return switch (epoch.kind()) {
      case SERVICE, SHARE -> epoch.tuple("lockstep/escrow-slot/1").bytes(vault.bytes());
      case CIRCLE, MESSAGES ->
          throw new IllegalArgumentException(
              "no vault holds a secret of this kind: " + epoch.kind());
    };
  }
}
