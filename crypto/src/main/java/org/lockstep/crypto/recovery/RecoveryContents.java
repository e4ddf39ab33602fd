package org.lockstep.crypto.recovery;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.epoch.KeyKind;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;

/// What a packet brings back: an account's identity and its secrets as they were when the recovery
/// key was made. Older epochs follow through their bundles, newer ones through the seals to the
/// recovery key.
///
/// @param identity the identity key
/// @param circle the circle secret
/// @param service the service secret
public record RecoveryContents(SigningKey identity, EpochSecret circle, EpochSecret service) {
  private static final String LABEL = "lockstep/recovery-contents/1";

  /// Length of the encoded contents in bytes: the label, three secrets and two epoch numbers.
  static final int LENGTH =
      Integer.BYTES
          + LABEL.length()
          + 3 * (Integer.BYTES + Secret.LENGTH)
          + 2 * (Integer.BYTES + Long.BYTES);

  /// Refuses secrets of the wrong kind or of different accounts with an [IllegalArgumentException].
  public RecoveryContents {
    boolean fit =
        circle.epoch().kind() == KeyKind.CIRCLE
            && service.epoch().kind() == KeyKind.SERVICE
            && circle.epoch().owner().equals(service.epoch().owner());
    if (!fit) throw new IllegalArgumentException("a circle and a service secret of one account");
  }

  /// The account that they belong to.
  public String account() {
    return circle.epoch().owner();
  }

  byte[] encode() {
    return Tuple.of(LABEL)
        .bytes(identity.seed())
        .number(circle.epoch().number())
        .bytes(circle.secret().bytes())
        .number(service.epoch().number())
        .bytes(service.secret().bytes())
        .encode();
  }

  static RecoveryContents decode(String account, byte[] encoded) {
    var reader = TupleReader.of(LABEL, encoded);
    var identity = SigningKey.fromSeed(reader.bytes());
    var circle = read(KeyKind.CIRCLE, account, reader);
    var service = read(KeyKind.SERVICE, account, reader);
    reader.end();
    return new RecoveryContents(identity, circle, service);
  }

  private static EpochSecret read(KeyKind kind, String account, TupleReader reader) {
    var epoch = new KeyEpoch(kind, account, reader.number());
    return new EpochSecret(epoch, Secret.of(reader.bytes()));
  }
}
