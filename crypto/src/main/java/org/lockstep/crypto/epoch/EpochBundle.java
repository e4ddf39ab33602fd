package org.lockstep.crypto.epoch;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;

/// An epoch's secret wrapped under that of the next epoch: how members read what came before them.
///
/// Guarantees: it opens only for the holder of the newer secret, only at its place in one owner's
/// chain, and only to the secret that was committed to for the older epoch, so that a server cannot
/// splice chains.
public final class EpochBundle {
  /// Length of a bundle in bytes: a server refuses any other.
  public static final int LENGTH = Secret.WRAP_OVERHEAD + Secret.LENGTH;

  private EpochBundle() {}

  /// Wraps the secret of `newer.epoch().previous()`.
  public static byte[] make(EpochSecret newer, Secret older) {
    return newer.secret().wrap(context(newer.epoch()), older.bytes());
  }

  /// Unwraps the secret before this one, and checks it against that epoch's commitment;
  /// [SealRefused] otherwise.
  public static EpochSecret open(EpochSecret newer, byte[] bundle, byte[] olderCommitment) {
    var epoch = newer.epoch().previous();
    var older = newer.secret().unwrapSecret(context(newer.epoch()), bundle);
    if (!epoch.isCommittedTo(older, olderCommitment)) {
      throw new SealRefused(SealRefused.Reason.COMMITMENT_MISMATCH);
    }
    return new EpochSecret(epoch, older);
  }

  private static Tuple context(KeyEpoch newer) {
    // Fails where there is no older epoch to hold.
    newer.previous();
    return newer.tuple("lockstep/epoch-bundle/1");
  }
}
