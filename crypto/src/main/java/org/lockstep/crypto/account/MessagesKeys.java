package org.lockstep.crypto.account;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.epoch.KeyKind;
import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.Suite;
import org.lockstep.crypto.tuple.Tuple;

/// Where the key of an account's messages lies: wrapped under the circle secret, and, while backups
/// are on, sealed a second time to the key of the backup.
///
/// Guarantees: only who has the circle secret opens the first, only who has the service secret the
/// second; each opens at its place alone, and only to the key that the account committed to.
public final class MessagesKeys {
  /// Length of a kept key in bytes: a server refuses any other.
  public static final int KEPT_LENGTH = Secret.WRAP_OVERHEAD + Secret.LENGTH;

  /// Length of a copy in bytes: a server refuses any other.
  public static final int COPY_LENGTH = Suite.DEFAULT.sealLength(Secret.LENGTH);

  private static final String BACKUP = "BACKUP";
  private static final Tuple INFO = Tuple.of("lockstep/messages-copy/1");

  private MessagesKeys() {}

  /// Wraps a messages key under a circle secret of the same account.
  public static byte[] keep(EpochSecret circle, EpochSecret messages) {
    return circle.secret().wrap(place(circle, messages.epoch()), messages.secret().bytes());
  }

  /// Unwraps it and checks it against the commitment; [SealRefused] otherwise.
  public static EpochSecret open(
      EpochSecret circle, KeyEpoch messages, byte[] kept, byte[] commitment) {
    return checked(
        circle.secret().unwrapSecret(place(circle, messages), kept), messages, commitment);
  }

  /// Seals a messages key to the backup of the same account.
  ///
  /// @param service the secret that the backup's key derives from
  public static byte[] copy(EpochSecret service, EpochSecret messages) {
    var backup = CategoryKeys.derive(service.secret(), BACKUP).publicKey();
    return Seal.make(backup, INFO, slot(service, messages.epoch()), messages.secret().bytes());
  }

  /// Opens a copy as whoever has the service secret can; [SealRefused] otherwise.
  public static EpochSecret openCopy(
      EpochSecret service, KeyEpoch messages, byte[] copy, byte[] commitment) {
    if (copy.length != COPY_LENGTH) throw new SealRefused(SealRefused.Reason.MALFORMED);
    var backup = CategoryKeys.derive(service.secret(), BACKUP);
    return checked(
        Secret.of(backup.open(copy, INFO, slot(service, messages))), messages, commitment);
  }

  private static EpochSecret checked(Secret secret, KeyEpoch messages, byte[] commitment) {
    if (!messages.isCommittedTo(secret, commitment)) {
      throw new SealRefused(SealRefused.Reason.COMMITMENT_MISMATCH);
    }
    return new EpochSecret(messages, secret);
  }

  private static Tuple place(EpochSecret circle, KeyEpoch messages) {
    return of(circle, KeyKind.CIRCLE, messages, "lockstep/messages-place/1");
  }

  private static Tuple slot(EpochSecret service, KeyEpoch messages) {
    return of(service, KeyKind.SERVICE, messages, "lockstep/messages-slot/1");
  }

  private static Tuple of(EpochSecret keeper, KeyKind kind, KeyEpoch messages, String label) {
    boolean fits =
        keeper.epoch().kind() == kind
            && messages.kind() == KeyKind.MESSAGES
            && keeper.epoch().owner().equals(messages.owner());
    if (!fits) throw new IllegalArgumentException("not a messages key and a secret that keeps it");
    return messages.tuple(label).number(keeper.epoch().number());
  }
}
