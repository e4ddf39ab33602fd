package org.lockstep.crypto.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2Test {
  @Test
  void a_stretch_is_that_of_rfc_9106_5_3() {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(repeat(2, 16))
            .withSecret(repeat(3, 8))
            .withAdditional(repeat(4, 12));

    assertThat(HexFormat.of().formatHex(Argon2.raw(parameters, repeat(1, 32), 32)))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  @Test
  void a_stretch_at_the_floor_depends_on_password_and_salt() {
    var one = Argon2.stretch(repeat(1, 8), repeat(2, 16), Argon2.Parameters.FLOOR, 32);

    assertThat(one)
        .hasSize(32)
        .isEqualTo(Argon2.stretch(repeat(1, 8), repeat(2, 16), Argon2.Parameters.FLOOR, 32));
    assertThat(one)
        .isNotEqualTo(Argon2.stretch(repeat(1, 9), repeat(2, 16), Argon2.Parameters.FLOOR, 32));
    assertThat(one)
        .isNotEqualTo(Argon2.stretch(repeat(1, 8), repeat(3, 16), Argon2.Parameters.FLOOR, 32));
  }

  @ParameterizedTest
  @CsvSource({
    "65535,3,4",
    "65536,2,4",
    "65536,3,3",
    "0,0,0",
    "-1,3,4",
    "65536,-1,4",
    "1048577,3,4",
    "65536,17,4",
    "65536,3,17",
    "2147483647,2147483647,2147483647"
  })
  void parameters_out_of_bounds_do_not_exist(int memory, int passes, int lanes) {
    assertThatThrownBy(() -> new Argon2.Parameters(memory, passes, lanes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_short_salt_is_refused() {
    assertThatThrownBy(() -> Argon2.stretch(new byte[8], new byte[15], Argon2.Parameters.FLOOR, 32))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] repeat(int value, int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
