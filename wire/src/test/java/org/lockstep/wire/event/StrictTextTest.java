package org.lockstep.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;

final class StrictTextTest {
  @Property(tries = 500)
  void bytes_have_one_text(@ForAll byte[] value) {
    var bytes = Bytes.of(value);
    assertThat(StrictText.bytes(bytes.toString())).isEqualTo(bytes);
    var padded = Base64.getUrlEncoder().encodeToString(value);
    if (!padded.equals(bytes.toString())) refusedAsBytes(padded);
  }

  @Property(tries = 2000)
  void a_text_that_is_read_as_bytes_is_the_text_of_these_bytes(
      @ForAll
          @Chars({'A', 'B', 'E', 'Q', 'a', '0', '_', '-', '=', '+', '/', ' '})
          @StringLength(max = 9)
          String text) {
    try {
      assertThat(StrictText.bytes(text).toString()).isEqualTo(text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AB", "AAB", "AA==", "AA=", "AAA=", "AAAAA", "+/+/", "AA\n", "AAA "})
  void any_other_text_of_bytes_is_refused(String text) {
    refusedAsBytes(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-03T04:05:06.7Z",
        "2026-02-03T04:05:06.000Z",
        "2026-02-03T05:05:06+01:00",
        "2026-02-03",
        "1770091506"
      })
  void any_other_text_of_a_time_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> StrictText.instant(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-03T04:05:06.700Z", "2026-02-03T04:05:06Z"})
  void a_time_is_read_in_the_form_it_is_written_in(String text) {
    assertThat(StrictText.instant(text)).isEqualTo(Instant.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.02", "016", "16.", "", "16.2-beta"})
  void any_other_text_of_a_version_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> StrictText.version(text));
    assertThat(StrictText.version("16.2")).isEqualTo(SoftwareVersion.parse("16.2"));
  }

  private static void refusedAsBytes(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> StrictText.bytes(text));
  }
}
