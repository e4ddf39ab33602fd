package org.lockstep.crypto.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.crypto.testing.Refusals.assertRefused;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealRefused.Reason;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.testing.Alterations;

class RecoverySealTest {
  private final SigningKey identity = SigningKey.generate(new SecureRandom());
  private final RecoveryRoot root = root();
  private final RecoveryKeys keys = root.keys("ada", 2);
  private final EpochSecret circle = EpochSecret.random(KeyEpoch.circle("ada", 6));
  private final byte[] seal = RecoverySeal.make(keys, circle);

  @Test
  void a_rotated_secret_reaches_the_holder_of_the_recovery_key() {
    for (var epoch : List.of(KeyEpoch.circle("ada", 6), KeyEpoch.service("ada", 9))) {
      var secret = EpochSecret.random(epoch);
      var made = RecoverySeal.make(keys, secret);

      assertThat(made).hasSize(RecoverySeal.LENGTH);
      assertThat(RecoverySeal.open(root.openingKey("ada"), epoch, made, secret.commitment()))
          .isEqualTo(secret);
    }
  }

  @Test
  void altered_seals_are_refused() {
    var key = root.openingKey("ada");
    var commitment = circle.commitment();
    Alterations.all(seal)
        .forEach(
            altered ->
                assertRefused(() -> RecoverySeal.open(key, circle.epoch(), altered, commitment)));
  }

  @Test
  void a_seal_for_another_account_kind_epoch_or_recovery_key_is_refused() {
    var key = root.openingKey("ada");
    for (var epoch :
        List.of(KeyEpoch.circle("bob", 6), KeyEpoch.service("ada", 6), KeyEpoch.circle("ada", 7))) {
      var commitment = epoch.commitment(circle.secret());
      assertRefused(Reason.NOT_AUTHENTIC, () -> RecoverySeal.open(key, epoch, seal, commitment));
    }
    var other = root().openingKey("ada");
    assertRefused(
        Reason.NOT_AUTHENTIC,
        () -> RecoverySeal.open(other, circle.epoch(), seal, circle.commitment()));
  }

  @Test
  void a_secret_that_was_not_committed_to_is_refused() {
    var forged = RecoverySeal.make(keys, EpochSecret.random(circle.epoch()));

    assertRefused(
        Reason.COMMITMENT_MISMATCH,
        () ->
            RecoverySeal.open(root.openingKey("ada"), circle.epoch(), forged, circle.commitment()));
  }

  @Test
  void only_the_accounts_own_secrets_are_kept_for_recovery() {
    for (var epoch : List.of(KeyEpoch.circle("bob", 1), KeyEpoch.share("ada", 1))) {
      assertThatThrownBy(() -> RecoverySeal.make(keys, EpochSecret.random(epoch)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void signed_recovery_keys_verify_and_come_back_from_their_bytes() {
    assertThat(keys.verify(identity.publicKey(), keys.sign(identity))).isTrue();
    assertThat(RecoveryKeys.decode(keys.encode())).isEqualTo(keys);
    assertThat(keys.authenticator()).isEqualTo(root.authenticator("ada").publicKey());
    assertThatThrownBy(() -> root.keys("ada", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void substituted_recovery_keys_do_not_verify() {
    var signature = keys.sign(identity);
    var servers = root().keys("ada", 2);
    for (var other :
        List.of(
            servers,
            new RecoveryKeys("ada", 2, servers.sealingKey(), keys.authenticator()),
            new RecoveryKeys("ada", 2, keys.sealingKey(), servers.authenticator()),
            new RecoveryKeys("ada", 3, keys.sealingKey(), keys.authenticator()),
            new RecoveryKeys("bob", 2, keys.sealingKey(), keys.authenticator()))) {
      assertThat(other.verify(identity.publicKey(), signature)).isFalse();
    }
  }

  @Test
  void altered_recovery_keys_are_refused_or_do_not_verify() {
    var signature = keys.sign(identity);
    Alterations.all(keys.encode())
        .forEach(altered -> assertThat(accepts(altered, signature)).isFalse());
    Alterations.all(signature)
        .forEach(altered -> assertThat(accepts(keys.encode(), altered)).isFalse());
  }

  private boolean accepts(byte[] encoded, byte[] signature) {
    try {
      return RecoveryKeys.decode(encoded).verify(identity.publicKey(), signature);
    } catch (SealRefused refused) {
      return false;
    }
  }

  /// As if stretched: what follows needs full entropy only.
  private static RecoveryRoot root() {
    return new RecoveryRoot(RecoveryHeader.random(), Secret.random());
  }
}
