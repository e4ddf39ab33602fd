package org.lockstep.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommitmentTest {

  private static final byte[] STORED = "abc".getBytes(StandardCharsets.UTF_8);

  @Test
  void it_is_the_hash_of_salt_and_stored_bytes() {
    // printf '0123456789abcdefabc' | sha256sum
    assertThat(Commitment.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8), STORED))
        .isEqualTo(Leaves.hex("ac3897f0ee12bf2590264376fd11d08e1248218af61f5a1fb08ed0fcd8a66557"));
  }

  @Test
  void another_salt_or_another_byte_gives_another_commitment() {
    var salt = new byte[16];
    var commitment = Commitment.of(salt, STORED);
    assertThat(Commitment.of(salt, "abd".getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(commitment);
    salt[15] = 1;
    assertThat(Commitment.of(salt, STORED)).isNotEqualTo(commitment);
  }

  @Test
  void a_salt_of_another_length_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Commitment.of(new byte[15], STORED));
    assertThatIllegalArgumentException().isThrownBy(() -> Commitment.of(new byte[17], STORED));
  }
}
