package org.lockstep.crypto.escrow;

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
import org.lockstep.crypto.testing.Alterations;

class EscrowTest {
  private final OpeningKey vault = OpeningKey.generate(new SecureRandom());
  private final EpochSecret share = EpochSecret.random(KeyEpoch.share("s", 2));
  private final byte[] escrow = Escrow.make(vault.publicKey(), share);

  @Test
  void service_and_share_secrets_reach_the_vault() {
    for (var epoch : List.of(KeyEpoch.share("s", 2), KeyEpoch.service("ada", 1))) {
      var secret = EpochSecret.random(epoch);
      var made = Escrow.make(vault.publicKey(), secret);

      assertThat(made).hasSize(Escrow.LENGTH);
      assertThat(Escrow.open(vault, epoch, made, secret.commitment())).isEqualTo(secret);
    }
  }

  @Test
  void a_circle_secret_never_does() {
    var circle = EpochSecret.random(KeyEpoch.circle("ada", 1));

    assertThatThrownBy(() -> Escrow.make(vault.publicKey(), circle))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Escrow.open(vault, circle.epoch(), escrow, circle.commitment()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void altered_escrows_are_refused() {
    var commitment = share.commitment();
    Alterations.all(escrow)
        .forEach(
            altered -> assertRefused(() -> Escrow.open(vault, share.epoch(), altered, commitment)));
  }

  @Test
  void an_escrow_for_another_owner_purpose_or_epoch_is_refused() {
    for (var epoch :
        List.of(KeyEpoch.share("t", 2), KeyEpoch.share("s", 3), KeyEpoch.service("s", 2))) {
      var commitment = epoch.commitment(share.secret());
      assertRefused(Reason.NOT_AUTHENTIC, () -> Escrow.open(vault, epoch, escrow, commitment));
    }
  }

  @Test
  void another_vault_does_not_open_it() {
    var other = OpeningKey.generate(new SecureRandom());

    assertRefused(
        Reason.NOT_AUTHENTIC, () -> Escrow.open(other, share.epoch(), escrow, share.commitment()));
  }

  @Test
  void a_secret_that_was_not_committed_to_is_refused() {
    var other = EpochSecret.random(share.epoch());

    assertRefused(
        Reason.COMMITMENT_MISMATCH,
        () -> Escrow.open(vault, share.epoch(), escrow, other.commitment()));
  }
}
