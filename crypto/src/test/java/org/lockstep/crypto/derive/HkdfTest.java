package org.lockstep.crypto.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.tuple.Tuple;

class HkdfTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final Tuple INFO = Tuple.of("lockstep/test/1");

  @Test
  void a_basic_case_is_that_of_rfc_5869_a_1() {
    var output = Hkdf.raw(repeat(0x0b, 22), range(0x00, 0x0c), range(0xf0, 0xf9), 42);

    assertThat(HEX.formatHex(output))
        .isEqualTo(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  }

  @Test
  void longer_inputs_are_those_of_rfc_5869_a_2() {
    var output = Hkdf.raw(range(0x00, 0x4f), range(0x60, 0xaf), range(0xb0, 0xff), 82);

    assertThat(HEX.formatHex(output))
        .isEqualTo(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c6"
                + "5e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
  }

  @Test
  void no_salt_and_no_info_is_that_of_rfc_5869_a_3() {
    var output = Hkdf.raw(repeat(0x0b, 22), new byte[0], new byte[0], 42);

    assertThat(HEX.formatHex(output))
        .isEqualTo(
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
  }

  @Test
  void another_purpose_gives_another_key() {
    var key = repeat(7, 32);

    assertThat(Hkdf.derive(key, INFO, 32)).isNotEqualTo(Hkdf.derive(key, INFO.text("x"), 32));
    assertThat(Hkdf.derive(key, INFO, 32)).isNotEqualTo(Hkdf.derive(key, repeat(1, 32), INFO, 32));
  }

  @Test
  void lengths_out_of_bounds_are_refused() {
    assertThat(Hkdf.derive(repeat(7, 32), INFO, Hkdf.MAX_LENGTH)).hasSize(Hkdf.MAX_LENGTH);
    for (int length : new int[] {-1, 0, Hkdf.MAX_LENGTH + 1}) {
      assertThatThrownBy(() -> Hkdf.derive(repeat(7, 32), INFO, length))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] repeat(int value, int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] range(int first, int last) {
    var bytes = new byte[last - first + 1];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (first + i);
    return bytes;
  }
}
