package org.lockstep.crypto.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.testing.Alterations;

class ModeVouchTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKey identity = SigningKey.generate(RANDOM);
  private final RosterDevice device =
      new RosterDevice(
          "phone",
          SigningKey.generate(RANDOM).publicKey(),
          OpeningKey.generate(RANDOM).publicKey());
  private final ModeVouch vouch = new ModeVouch("ada", device, "ADVANCED", 3);
  private final byte[] signature = vouch.sign(identity);

  @Test
  void what_the_identity_key_signed_is_recognised() {
    assertThat(vouch.verify(identity.publicKey(), signature)).isTrue();
    assertThat(vouch.verify(SigningKey.generate(RANDOM).publicKey(), signature)).isFalse();
  }

  @Test
  void it_serves_no_other_account_device_mode_or_change() {
    var otherId = new RosterDevice("tablet", device.signingKey(), device.sealingKey());
    var otherSigning =
        new RosterDevice(device.id(), SigningKey.generate(RANDOM).publicKey(), device.sealingKey());
    var otherSealing =
        new RosterDevice(device.id(), device.signingKey(), OpeningKey.generate(RANDOM).publicKey());
    for (var other :
        List.of(
            new ModeVouch("bob", device, "ADVANCED", 3),
            new ModeVouch("ada", otherId, "ADVANCED", 3),
            new ModeVouch("ada", otherSigning, "ADVANCED", 3),
            new ModeVouch("ada", otherSealing, "ADVANCED", 3),
            new ModeVouch("ada", device, "STANDARD", 3),
            new ModeVouch("ada", device, "ADVANCED", 4))) {
      assertThat(other.verify(identity.publicKey(), signature)).as(other.toString()).isFalse();
    }
  }

  @Test
  void altered_signatures_are_refused() {
    assertThat(Alterations.all(signature))
        .noneMatch(altered -> vouch.verify(identity.publicKey(), altered));
  }
}
