package org.lockstep.crypto.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.testing.Alterations;

class EnrolmentCodeTest {
  private final SecureRandom random = new SecureRandom();
  private final EnrolmentCode code = EnrolmentCode.parse("042 137");
  private final RosterDevice tablet = device("tablet");

  @Test
  void the_approver_sees_that_the_keys_are_those_of_the_device_with_the_code() {
    var proof = code.proof("ada", tablet);

    assertThat(proof).hasSize(32);
    assertThat(EnrolmentCode.parse("042137").isProvenBy(proof, "ada", tablet)).isTrue();
    assertThat(EnrolmentCode.parse("042138").isProvenBy(proof, "ada", tablet)).isFalse();
    assertThat(code.isProvenBy(Alterations.flip(proof, 77), "ada", tablet)).isFalse();
    assertThat(code.isProvenBy(new byte[0], "ada", tablet)).isFalse();
  }

  @Test
  void a_proof_fits_no_other_account_device_or_key() {
    var proof = code.proof("ada", tablet);
    var spy = device("tablet");

    assertThat(code.isProvenBy(proof, "bob", tablet)).isFalse();
    for (var other :
        List.of(
            new RosterDevice("phone", tablet.signingKey(), tablet.sealingKey()),
            new RosterDevice("tablet", spy.signingKey(), tablet.sealingKey()),
            new RosterDevice("tablet", tablet.signingKey(), spy.sealingKey()))) {
      assertThat(code.isProvenBy(proof, "ada", other)).isFalse();
    }
  }

  @Test
  void a_random_code_has_six_digits() {
    for (int i = 0; i < 1000; i++) {
      assertThat(EnrolmentCode.random().digits()).matches("[0-9]{6}");
    }
    assertThat(code.digits()).isEqualTo("042137");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345"})
  void what_is_not_six_digits_is_refused(String typed) {
    assertThatThrownBy(() -> EnrolmentCode.parse(typed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_code_does_not_show_itself() {
    assertThat(code.toString()).doesNotContain("042137");
  }

  private RosterDevice device(String id) {
    return new RosterDevice(
        id, SigningKey.generate(random).publicKey(), OpeningKey.generate(random).publicKey());
  }
}
