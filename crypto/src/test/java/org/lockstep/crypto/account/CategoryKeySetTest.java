package org.lockstep.crypto.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.crypto.testing.Refusals.assertRefused;

import java.security.SecureRandom;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.testing.Alterations;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.crypto.tuple.Tuple;

class CategoryKeySetTest {
  private final SigningKey identity = SigningKey.generate(new SecureRandom());
  private final EpochSecret service = EpochSecret.random(KeyEpoch.service("ada", 3));
  private final CategoryKeySet keys = CategoryKeySet.of(service, List.of("PHOTOS", "DRIVE"));
  private final byte[] signature = keys.sign(identity);

  @Test
  void each_key_is_the_public_half_of_the_derived_one() {
    assertThat(keys.keys())
        .containsOnlyKeys("DRIVE", "PHOTOS")
        .containsEntry("DRIVE", CategoryKeys.derive(service.secret(), "DRIVE").publicKey());
  }

  @Test
  void categories_and_secrets_have_keys_of_their_own() {
    var drive = CategoryKeys.derive(service.secret(), "DRIVE");

    assertThat(CategoryKeys.derive(service.secret(), "DRIVE")).isEqualTo(drive);
    assertThat(CategoryKeys.derive(service.secret(), "PHOTOS")).isNotEqualTo(drive);
    assertThat(CategoryKeys.derive(Secret.random(), "DRIVE")).isNotEqualTo(drive);
  }

  @Test
  void a_signed_set_verifies_and_comes_back_from_its_bytes() {
    assertThat(keys.verify(identity.publicKey(), signature)).isTrue();
    assertThat(CategoryKeySet.decode(keys.encode())).isEqualTo(keys);
    assertThat(service.epoch().isCommittedTo(service.secret(), keys.commitment().toArray()))
        .isTrue();
  }

  @Test
  void another_account_kind_epoch_commitment_or_key_does_not_verify() {
    for (var epoch :
        List.of(
            KeyEpoch.service("bob", 3), KeyEpoch.circle("ada", 3), KeyEpoch.service("ada", 4))) {
      var moved = new CategoryKeySet(epoch, keys.commitment(), keys.keys());
      assertThat(moved.verify(identity.publicKey(), signature)).isFalse();
    }
    var uncommitted = new CategoryKeySet(keys.epoch(), Bytes.of(new byte[32]), keys.keys());
    assertThat(uncommitted.verify(identity.publicKey(), signature)).isFalse();
    var substituted = new TreeMap<>(keys.keys());
    substituted.put("DRIVE", CategoryKeys.derive(Secret.random(), "DRIVE").publicKey());
    assertThat(
            new CategoryKeySet(keys.epoch(), keys.commitment(), substituted)
                .verify(identity.publicKey(), signature))
        .isFalse();
  }

  @Test
  void keys_of_two_categories_cannot_be_exchanged() {
    var exchanged = new TreeMap<>(keys.keys());
    exchanged.put("DRIVE", CategoryKeys.derive(service.secret(), "PHOTOS").publicKey());
    exchanged.put("PHOTOS", CategoryKeys.derive(service.secret(), "DRIVE").publicKey());

    assertThat(
            new CategoryKeySet(keys.epoch(), keys.commitment(), exchanged)
                .verify(identity.publicKey(), signature))
        .isFalse();
  }

  @Test
  void altered_bytes_are_refused_or_do_not_verify() {
    var one = CategoryKeySet.of(service, List.of("DRIVE"));
    var encoded = one.encode();
    var signed = one.sign(identity);
    Alterations.all(encoded).forEach(altered -> assertThat(accepts(altered, signed)).isFalse());
    Alterations.all(signed).forEach(altered -> assertThat(accepts(encoded, altered)).isFalse());
  }

  @Test
  void bytes_with_categories_out_of_order_or_twice_are_refused() {
    for (var second : List.of("DRIVE", "BACKUP")) {
      var key = CategoryKeys.derive(service.secret(), "DRIVE").publicKey().bytes();
      var encoded =
          Tuple.of("lockstep/category-key-set/1")
              .text("service")
              .text("ada")
              .number(3)
              .bytes(service.commitment())
              .text("DRIVE")
              .bytes(key)
              .text(second)
              .bytes(key)
              .encode();
      assertRefused(SealRefused.Reason.MALFORMED, () -> CategoryKeySet.decode(encoded));
    }
  }

  @Test
  void a_share_has_no_categories_and_commitments_have_one_length() {
    assertThatThrownBy(
            () -> new CategoryKeySet(KeyEpoch.share("s", 1), keys.commitment(), keys.keys()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CategoryKeySet(keys.epoch(), Bytes.of(new byte[31]), keys.keys()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private boolean accepts(byte[] encoded, byte[] signed) {
    try {
      return CategoryKeySet.decode(encoded).verify(identity.publicKey(), signed);
    } catch (SealRefused refused) {
      return false;
    }
  }
}
