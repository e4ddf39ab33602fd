package org.lockstep.crypto.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.crypto.testing.Refusals.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused.Reason;
import org.lockstep.crypto.testing.Alterations;

class KeyEpochTest {
  private final EpochSecret first = EpochSecret.random(KeyEpoch.share("s", 1));
  private final EpochSecret second = EpochSecret.random(KeyEpoch.share("s", 2));
  private final byte[] bundle = EpochBundle.make(second, first.secret());

  @Test
  void epochs_are_counted_from_one_and_have_an_owner() {
    assertThat(KeyEpoch.circle("a", 1).next()).isEqualTo(KeyEpoch.circle("a", 2));
    assertThat(KeyEpoch.circle("a", 2).previous()).isEqualTo(KeyEpoch.circle("a", 1));
    assertThatThrownBy(() -> KeyEpoch.circle("a", 1).previous())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> KeyEpoch.circle("a", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeyEpoch.circle("", 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_commitment_fits_one_secret_of_one_epoch() {
    var commitment = first.commitment();

    assertThat(first.epoch().isCommittedTo(first.secret(), commitment)).isTrue();
    assertThat(first.epoch().isCommittedTo(second.secret(), commitment)).isFalse();
    for (var other :
        List.of(
            KeyEpoch.share("s", 2),
            KeyEpoch.share("t", 1),
            KeyEpoch.service("s", 1),
            KeyEpoch.circle("s", 1))) {
      assertThat(other.isCommittedTo(first.secret(), commitment)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void a_newer_secret_opens_the_one_before(KeyKind kind) {
    var older = EpochSecret.random(new KeyEpoch(kind, "o", 4));
    var newer = EpochSecret.random(older.epoch().next());

    var made = EpochBundle.make(newer, older.secret());

    assertThat(made).hasSize(EpochBundle.LENGTH);
    assertThat(EpochBundle.open(newer, made, older.commitment())).isEqualTo(older);
  }

  @Test
  void an_altered_bundle_is_refused() {
    Alterations.all(bundle)
        .forEach(
            altered -> assertRefused(() -> EpochBundle.open(second, altered, first.commitment())));
  }

  @Test
  void a_bundle_of_another_owner_kind_or_epoch_is_refused() {
    for (var epoch :
        List.of(KeyEpoch.share("t", 2), KeyEpoch.share("s", 3), KeyEpoch.service("s", 2))) {
      var elsewhere = new EpochSecret(epoch, second.secret());
      var commitment = epoch.previous().commitment(first.secret());
      assertRefused(Reason.NOT_AUTHENTIC, () -> EpochBundle.open(elsewhere, bundle, commitment));
    }
    var stranger = EpochSecret.random(second.epoch());
    assertRefused(
        Reason.NOT_AUTHENTIC, () -> EpochBundle.open(stranger, bundle, first.commitment()));
  }

  @Test
  void a_bundle_with_another_secret_than_was_committed_to_is_refused() {
    var other = Secret.random();
    var forged = EpochBundle.make(second, other);

    assertRefused(
        Reason.COMMITMENT_MISMATCH, () -> EpochBundle.open(second, forged, first.commitment()));
  }

  @Test
  void the_first_epoch_has_no_bundle() {
    assertThatThrownBy(() -> EpochBundle.make(first, second.secret()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> EpochBundle.open(first, bundle, first.commitment()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_epoch_secret_shows_its_epoch_and_not_the_secret() {
    assertThat(first.toString()).contains("SHARE").contains("hidden");
  }
}
