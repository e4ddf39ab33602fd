package org.lockstep.crypto.recovery;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.epoch.KeyKind;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;

/// All that a recovery brings back: the newest secrets of one account. Older epochs follow through
/// their bundles.
///
/// @param identity the seed of the identity key
/// @param circle the circle secret
/// @param service the service secret
public record RecoveryContents(EpochSecret identity, EpochSecret circle, EpochSecret service) {
  private static final String LABEL = "lockstep/recovery-contents/1";

  /// Length of the encoded contents in bytes: the label, and three times a number and a secret.
  static final int LENGTH =
      Integer.BYTES
          + LABEL.length()
          + 3 * (Integer.BYTES + Long.BYTES + Integer.BYTES + Secret.LENGTH);

  /// Refuses secrets of the wrong kind or of different accounts with an [IllegalArgumentException].
  public RecoveryContents {
    boolean kinds =
        identity.epoch().kind() == KeyKind.IDENTITY
            && circle.epoch().kind() == KeyKind.CIRCLE
            && service.epoch().kind() == KeyKind.SERVICE;
    var account = identity.epoch().owner();
    boolean owners =
        circle.epoch().owner().equals(account) && service.epoch().owner().equals(account);
    if (!kinds || !owners) {
      throw new IllegalArgumentException("an identity, circle and service secret of one account");
    }
  }

  /// The account that they belong to.
  public String account() {
    return identity.epoch().owner();
  }

  byte[] encode() {
    var tuple = Tuple.of(LABEL);
    for (var secret : new EpochSecret[] {identity, circle, service}) {
      tuple = tuple.number(secret.epoch().number()).bytes(secret.secret().bytes());
    }
    return tuple.encode();
  }

  static RecoveryContents decode(String account, byte[] encoded) {
    var reader = TupleReader.of(LABEL, encoded);
    var contents =
        new RecoveryContents(
            read(KeyKind.IDENTITY, account, reader),
            read(KeyKind.CIRCLE, account, reader),
            read(KeyKind.SERVICE, account, reader));
    reader.end();
    return contents;
  }

  private static EpochSecret read(KeyKind kind, String account, TupleReader reader) {
    var epoch = new KeyEpoch(kind, account, reader.number());
    return new EpochSecret(epoch, Secret.of(reader.bytes()));
  }
}
