package org.lockstep.crypto.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.crypto.testing.Refusals.assertRefused;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealRefused.Reason;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.testing.Alterations;

class SecretSealTest {
  private final SecureRandom random = new SecureRandom();
  private final OpeningKey key = OpeningKey.generate(random);
  private final RosterDevice device =
      new RosterDevice("phone", SigningKey.generate(random).publicKey(), key.publicKey());
  private final DeviceKey own = new DeviceKey("phone", key);
  private final EpochSecret circle = EpochSecret.random(KeyEpoch.circle("ada", 2));
  private final byte[] seal = SecretSeal.make(device, circle);

  @Test
  void a_secret_reaches_the_device_that_it_was_sealed_to() {
    for (var epoch : List.of(KeyEpoch.circle("ada", 2), KeyEpoch.service("ada", 9))) {
      var secret = EpochSecret.random(epoch);
      var made = SecretSeal.make(device, secret);

      assertThat(made).hasSize(SecretSeal.LENGTH);
      assertThat(SecretSeal.open(own, epoch, made, secret.commitment())).isEqualTo(secret);
    }
  }

  @Test
  void altered_seals_are_refused() {
    var commitment = circle.commitment();
    Alterations.all(seal)
        .forEach(
            altered ->
                assertRefused(() -> SecretSeal.open(own, circle.epoch(), altered, commitment)));
  }

  @Test
  void a_seal_for_another_account_kind_or_epoch_is_refused() {
    for (var epoch :
        List.of(KeyEpoch.circle("bob", 2), KeyEpoch.service("ada", 2), KeyEpoch.circle("ada", 3))) {
      var commitment = epoch.commitment(circle.secret());
      assertRefused(Reason.NOT_AUTHENTIC, () -> SecretSeal.open(own, epoch, seal, commitment));
    }
  }

  @Test
  void a_seal_for_another_device_or_key_is_refused() {
    var otherId = new DeviceKey("laptop", key);
    var otherKey = new DeviceKey("phone", OpeningKey.generate(random));
    for (var other : List.of(otherId, otherKey)) {
      assertRefused(
          Reason.NOT_AUTHENTIC,
          () -> SecretSeal.open(other, circle.epoch(), seal, circle.commitment()));
    }
  }

  @Test
  void a_secret_that_was_not_committed_to_is_refused() {
    var servers = EpochSecret.random(circle.epoch());
    var forged = SecretSeal.make(device, servers);

    assertRefused(
        Reason.COMMITMENT_MISMATCH,
        () -> SecretSeal.open(own, circle.epoch(), forged, circle.commitment()));
  }

  @Test
  void the_identity_key_reaches_the_device_if_it_is_the_expected_one() {
    var identity = SigningKey.generate(random);
    var made = IdentitySeal.make(device, "ada", identity);

    assertThat(made).hasSize(IdentitySeal.LENGTH);
    assertThat(IdentitySeal.open(own, "ada", made, identity.publicKey())).isEqualTo(identity);
    assertRefused(
        Reason.COMMITMENT_MISMATCH,
        () -> IdentitySeal.open(own, "ada", made, SigningKey.generate(random).publicKey()));
  }

  @Test
  void an_altered_or_moved_identity_seal_is_refused() {
    var identity = SigningKey.generate(random);
    var expected = identity.publicKey();
    var made = IdentitySeal.make(device, "ada", identity);

    Alterations.all(made)
        .forEach(altered -> assertRefused(() -> IdentitySeal.open(own, "ada", altered, expected)));
    assertRefused(Reason.NOT_AUTHENTIC, () -> IdentitySeal.open(own, "bob", made, expected));
    var laptop = new DeviceKey("laptop", key);
    assertRefused(Reason.NOT_AUTHENTIC, () -> IdentitySeal.open(laptop, "ada", made, expected));
    // A secret's seal is not an identity's, whatever the bytes inside.
    assertRefused(Reason.NOT_AUTHENTIC, () -> IdentitySeal.open(own, "ada", seal, expected));
  }

  @Test
  void a_share_secret_is_not_sealed_to_a_device() {
    var share = EpochSecret.random(KeyEpoch.share("s", 1));

    assertThatThrownBy(() -> SecretSeal.make(device, share))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
