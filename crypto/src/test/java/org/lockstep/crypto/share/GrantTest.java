package org.lockstep.crypto.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.crypto.testing.Refusals.assertRefused;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealRefused.Reason;
import org.lockstep.crypto.share.GrantTerms.Recipient;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.testing.Alterations;
import org.lockstep.crypto.tuple.Bytes;

class GrantTest {
  private final SigningKey granter = SigningKey.generate(new SecureRandom());
  private final OpeningKey drive = CategoryKeys.derive(Secret.random(), "DRIVE");
  private final Secret secret = Secret.random();
  private final Recipient bob = new Recipient("bob", drive.publicKey(), 4);
  private final GrantTerms terms = new GrantTerms(KeyEpoch.share("s", 2), bob, "editor");
  private final Grant grant = Grant.make(secret, terms, granter);

  @Test
  void a_grant_brings_the_secret_to_its_recipient() {
    assertThat(grant.verify(granter.publicKey())).isTrue();
    assertThat(grant.open(drive, granter.publicKey()))
        .isEqualTo(new EpochSecret(terms.epoch(), secret));
    assertThat(grant.seal().length()).isEqualTo(Grant.SEAL_LENGTH).isEqualTo(1169);
  }

  @Test
  void a_grant_comes_back_from_its_bytes() {
    assertThat(Grant.decode(grant.encode())).isEqualTo(grant);
  }

  @Test
  void every_flipped_bit_and_every_other_length_is_refused() {
    Alterations.all(grant.encode()).forEach(altered -> assertRefused(() -> openEncoded(altered)));
  }

  @Test
  void a_seal_that_was_altered_does_not_open_even_if_the_granter_signs_it() {
    Alterations.flips(grant.seal().toArray())
        .filter(altered -> altered[0] == grant.seal().toArray()[0])
        .limit(64)
        .forEach(
            altered -> {
              var signed = resign(terms, Bytes.of(altered), grant.commitment());
              assertRefused(Reason.NOT_AUTHENTIC, () -> signed.open(drive, granter.publicKey()));
            });
  }

  @Test
  void parts_of_another_length_are_refused() {
    var shorter = Bytes.of(new byte[Grant.SEAL_LENGTH - 1]);
    var commitment = grant.commitment();
    var signature = grant.signature();

    assertRefused(Reason.MALFORMED, () -> new Grant(terms, shorter, commitment, signature));
    assertRefused(
        Reason.MALFORMED, () -> new Grant(terms, grant.seal(), Bytes.of(new byte[31]), signature));
    assertRefused(
        Reason.MALFORMED, () -> new Grant(terms, grant.seal(), commitment, Bytes.of(new byte[63])));
  }

  @Test
  void another_device_did_not_make_it() {
    var spy = SigningKey.generate(new SecureRandom());

    assertThat(grant.verify(spy.publicKey())).isFalse();
    assertRefused(Reason.BAD_SIGNATURE, () -> grant.open(drive, spy.publicKey()));
  }

  @Test
  void a_grant_serves_for_no_other_share_epoch_recipient_key_or_role() {
    for (var other : otherTerms()) {
      var moved = new Grant(other, grant.seal(), grant.commitment(), grant.signature());
      assertThat(moved.verify(granter.publicKey())).isFalse();
      assertRefused(Reason.BAD_SIGNATURE, () -> moved.open(drive, granter.publicKey()));
    }
  }

  @Test
  void a_seal_serves_for_no_other_terms_even_if_the_granter_signs_them() {
    for (var other : otherTerms()) {
      var moved = resign(other, grant.seal(), grant.commitment());
      assertThat(moved.verify(granter.publicKey())).isTrue();
      assertRefused(Reason.NOT_AUTHENTIC, () -> moved.open(drive, granter.publicKey()));
    }
  }

  @Test
  void a_secret_that_is_not_the_committed_one_is_refused() {
    var signed = resign(terms, grant.seal(), Bytes.of(terms.epoch().commitment(Secret.random())));

    assertRefused(Reason.COMMITMENT_MISMATCH, () -> signed.open(drive, granter.publicKey()));
  }

  @Test
  void another_key_does_not_open_it() {
    var photos = CategoryKeys.derive(Secret.random(), "PHOTOS");

    assertRefused(Reason.NOT_AUTHENTIC, () -> grant.open(photos, granter.publicKey()));
  }

  @Test
  void only_a_share_is_granted() {
    assertThatThrownBy(() -> new GrantTerms(KeyEpoch.circle("bob", 1), bob, "editor"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<GrantTerms> otherTerms() {
    var other = OpeningKey.generate(new SecureRandom()).publicKey();
    var epoch = terms.epoch();
    return List.of(
        new GrantTerms(KeyEpoch.share("t", 2), bob, "editor"),
        new GrantTerms(KeyEpoch.share("s", 3), bob, "editor"),
        new GrantTerms(epoch, new Recipient("eve", drive.publicKey(), 4), "editor"),
        new GrantTerms(epoch, new Recipient("bob", other, 4), "editor"),
        new GrantTerms(epoch, new Recipient("bob", drive.publicKey(), 5), "editor"),
        new GrantTerms(epoch, bob, "owner"));
  }

  private Grant resign(GrantTerms newTerms, Bytes seal, Bytes commitment) {
    var message = Grant.signed(newTerms, seal.toArray(), commitment.toArray());
    return new Grant(newTerms, seal, commitment, Bytes.of(granter.sign(message)));
  }

  private void openEncoded(byte[] encoded) {
    Grant.decode(encoded).open(drive, granter.publicKey());
  }
}
