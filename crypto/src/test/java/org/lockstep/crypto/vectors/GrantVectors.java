package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.share.Grant;
import org.lockstep.crypto.share.GrantTerms;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.testing.Alterations;
import org.lockstep.crypto.testing.Refusals;

final class GrantVectors implements VectorFile {
  @Override
  public String name() {
    return "grant";
  }

  @Override
  public String about() {
    return "a grant with all its parts, the stored seed of the recipient's key and the granting device's public key;"
        + " what stands under refused must not open";
  }

  @Override
  public List<Map<String, Object>> make() {
    var secret = Vectors.secret(0x70);
    var key = Vectors.driveKey();
    var recipient = new GrantTerms.Recipient("bob", key.publicKey(), 4);
    var terms = new GrantTerms(KeyEpoch.share("share", 2), recipient, "editor");
    var grant = Grant.make(secret, terms, Vectors.signingKey(0x10));
    var altered = Alterations.flip(grant.encode(), 8 * grant.encode().length - 1);
    return List.of(
        Vectors.entry(
            "share", "share",
            "epoch", 2,
            "recipient", "bob",
            "recipientKey", Vectors.hex(key.publicKey().bytes()),
            "recipientKeyEpoch", 4,
            "recipientSeed", Vectors.hex(key.seed()),
            "role", "editor",
            "granter", Vectors.hex(Vectors.signingKey(0x10).publicKey().bytes()),
            "secret", Vectors.hex(secret.bytes()),
            "seal", grant.seal().toString(),
            "commitment", grant.commitment().toString(),
            "signature", grant.signature().toString(),
            "encoded", Vectors.hex(grant.encode()),
            "refused",
                List.of(
                    Vectors.entry("why", "altered signature", "encoded", Vectors.hex(altered)))));
  }

  @Override
  public void check(Case vector) {
    var grant = Grant.decode(vector.bytes("encoded"));
    var terms = grant.terms();
    assertThat(terms.epoch())
        .isEqualTo(KeyEpoch.share(vector.text("share"), vector.number("epoch")));
    assertThat(terms.recipient().account()).isEqualTo(vector.text("recipient"));
    assertThat(terms.recipient().key().bytes()).isEqualTo(vector.bytes("recipientKey"));
    assertThat(terms.recipient().keyEpoch()).isEqualTo(vector.number("recipientKeyEpoch"));
    assertThat(terms.role()).isEqualTo(vector.text("role"));
    assertThat(grant.seal()).hasToString(vector.text("seal"));
    assertThat(grant.commitment()).hasToString(vector.text("commitment"));
    assertThat(grant.signature()).hasToString(vector.text("signature"));
    assertThat(open(vector, vector.bytes("encoded"))).isEqualTo(vector.bytes("secret"));
    for (var refused : vector.list("refused")) {
      Refusals.assertRefused(() -> open(vector, refused.bytes("encoded")));
    }
  }

  private static byte[] open(Case vector, byte[] encoded) {
    var recipient = OpeningKey.fromSeed(vector.bytes("recipientSeed"));
    var granter = VerifyingKey.of(vector.bytes("granter"));
    return Grant.decode(encoded).open(recipient, granter).secret().bytes();
  }
}
