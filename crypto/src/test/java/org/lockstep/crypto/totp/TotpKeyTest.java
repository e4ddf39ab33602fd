package org.lockstep.crypto.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpKeyTest {
  private static final TotpKey KEY = TotpKey.of("12345678901234567890".getBytes(US_ASCII));
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
  private static final long STEP = 37_037_037;

  private static String code(long step) {
    return KEY.code(Instant.ofEpochSecond(step * 30));
  }

  /// RFC 6238, appendix B, SHA1: the last six of its eight digits.
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codes_are_those_of_the_rfc(long time, String code) {
    assertThat(KEY.code(Instant.ofEpochSecond(time))).isEqualTo(code);
  }

  /// RFC 4226, appendix D: the same algorithm by its counter.
  @ParameterizedTest
  @CsvSource({"0, 755224", "1, 287082", "2, 359152", "5, 254676", "9, 520489"})
  void codes_are_those_of_the_counter(long step, String code) {
    assertThat(code(step)).isEqualTo(code);
  }

  @Test
  void a_code_is_good_one_step_early_and_one_step_late() {
    for (long step = STEP - 3; step <= STEP + 3; step++) {
      boolean near = Math.abs(step - STEP) <= 1;
      assertThat(KEY.recognise(code(step), NOW, NONE))
          .isEqualTo(near ? OptionalLong.of(step) : NONE);
    }
  }

  @Test
  void no_code_is_good_twice_and_none_after_a_later_one() {
    var used = OptionalLong.of(STEP);
    assertThat(KEY.recognise(code(STEP), NOW, used)).isEmpty();
    assertThat(KEY.recognise(code(STEP - 1), NOW, used)).isEmpty();
    assertThat(KEY.recognise(code(STEP + 1), NOW, used)).hasValue(STEP + 1);
  }

  @Test
  void whatever_is_no_code_is_not_recognised() {
    var right = code(STEP);
    for (var typed : List.of("", right.substring(1), right + "0", " " + right, "\u0660" + right)) {
      assertThat(KEY.recognise(typed, NOW, NONE)).isEmpty();
    }
    assertThat(TotpKey.random().base32()).isNotEqualTo(TotpKey.random().base32());
  }

  /// RFC 4648, section 6, computed by another program.
  @Test
  void an_app_reads_the_secret_from_the_address() {
    assertThat(KEY.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(KEY.uri("alice"))
        .isEqualTo(
            "otpauth://totp/Lockstep:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Lockstep");
    var ones = HexFormat.of().parseHex("ff".repeat(20));
    assertThat(TotpKey.of(ones).base32()).isEqualTo("7".repeat(32));
  }

  @Test
  void a_secret_has_twenty_bytes_and_does_not_show() {
    assertThatIllegalArgumentException().isThrownBy(() -> TotpKey.of(new byte[19]));
    assertThat(KEY).hasToString("TotpKey[hidden]");
    assertThat(TotpKey.of(KEY.bytes()).code(NOW)).isEqualTo(KEY.code(NOW));
  }
}
