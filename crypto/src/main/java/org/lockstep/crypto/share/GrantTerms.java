package org.lockstep.crypto.share;

import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.epoch.KeyKind;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;

/// What a grant says: which epoch of which share goes to whom, and as what.
///
/// @param epoch an epoch of the share's secret
/// @param recipient who receives it, at which key
/// @param role the participant's role in the share
public record GrantTerms(KeyEpoch epoch, Recipient recipient, String role) {
  private static final String LABEL = "lockstep/grant-terms/1";

  /// Refuses epochs of anything but a share with an [IllegalArgumentException].
  public GrantTerms {
    if (epoch.kind() != KeyKind.SHARE) {
      throw new IllegalArgumentException("a grant hands out a share's secret");
    }
  }

  /// A participant and the category key at which it receives keys.
  ///
  /// @param account the participant's account id
  /// @param key the account's published key of the share's category
  /// @param keyEpoch the epoch of the secret from which that key is derived
  public record Recipient(String account, SealingKey key, long keyEpoch) {}

  Tuple tuple() {
    return epoch
        .tuple(LABEL)
        .text(recipient.account())
        .bytes(recipient.key().bytes())
        .number(recipient.keyEpoch())
        .text(role);
  }

  static GrantTerms read(byte[] encoded) {
    var reader = TupleReader.of(LABEL, encoded);
    if (!reader.text().equals(KeyKind.SHARE.text())) {
      throw new IllegalArgumentException("a grant hands out a share's secret");
    }
    var epoch = KeyEpoch.share(reader.text(), reader.number());
    var recipient = new Recipient(reader.text(), SealingKey.of(reader.bytes()), reader.number());
    var terms = new GrantTerms(epoch, recipient, reader.text());
    reader.end();
    return terms;
  }
}
