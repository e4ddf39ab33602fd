package org.lockstep.crypto.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.testing.Alterations;

class RecoveryProofTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKey authenticator = SigningKey.generate(RANDOM);
  private final RosterDevice device = device("laptop");
  private final RecoveryProof proof = new RecoveryProof("ada", "one", device);
  private final byte[] signature = proof.sign(authenticator);

  private static RosterDevice device(String id) {
    return new RosterDevice(
        id, SigningKey.generate(RANDOM).publicKey(), OpeningKey.generate(RANDOM).publicKey());
  }

  @Test
  void the_holder_of_the_recovery_key_is_recognised() {
    assertThat(proof.verify(authenticator.publicKey(), signature)).isTrue();
    assertThat(proof.verify(SigningKey.generate(RANDOM).publicKey(), signature)).isFalse();
  }

  @Test
  void a_proof_serves_no_other_account_recovery_or_device() {
    var otherSigning =
        new RosterDevice(device.id(), SigningKey.generate(RANDOM).publicKey(), device.sealingKey());
    var otherSealing =
        new RosterDevice(device.id(), device.signingKey(), OpeningKey.generate(RANDOM).publicKey());
    var otherId = new RosterDevice("phone", device.signingKey(), device.sealingKey());
    for (var other :
        List.of(
            new RecoveryProof("bob", "one", device),
            new RecoveryProof("ada", "two", device),
            new RecoveryProof("ada", "one", otherId),
            new RecoveryProof("ada", "one", otherSigning),
            new RecoveryProof("ada", "one", otherSealing))) {
      assertThat(other.verify(authenticator.publicKey(), signature)).as(other.toString()).isFalse();
    }
  }

  @Test
  void altered_proofs_are_refused() {
    assertThat(Alterations.all(signature))
        .noneMatch(altered -> proof.verify(authenticator.publicKey(), altered));
  }
}
