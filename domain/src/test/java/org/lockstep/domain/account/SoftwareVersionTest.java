package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftwareVersionTest {
  @Test
  @Tag("R05")
  void versions_compare_as_numbers() {
    assertThat(version("16.10")).isGreaterThan(version("16.2"));
    assertThat(version("9.2")).isLessThan(version("16.2"));
    assertThat(version("16.2")).isEqualByComparingTo(version("16.2.0"));
    assertThat(version("16.2.1")).isGreaterThan(version("16.2"));
  }

  @ParameterizedTest
  @Tag("R05")
  @CsvSource({
    "ios,16.2,16.1.9",
    "ipados,16.2,15",
    "macos,13.1,13.0",
    "tvos,16.2,16",
    "watchos,9.2,9.1.99"
  })
  void each_platform_has_its_minimum(String platform, String enough, String tooOld) {
    assertThat(AccountPolicy.DEFAULT.supports(platform, version(enough))).isTrue();
    assertThat(AccountPolicy.DEFAULT.supports(platform, version(tooOld))).isFalse();
  }

  @Test
  @Tag("R05")
  void a_platform_without_a_minimum_does_not_support_it() {
    assertThat(AccountPolicy.DEFAULT.supports("toaster", version("999"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "1.", "1..2", "-1", "1.a", "1234567", "1.2.3.4.5.6.7", " 1"})
  void what_is_no_version_is_refused(String text) {
    assertThatThrownBy(() -> version(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "16.2", "1.2.3.4.5.6", "999999"})
  void a_version_reads_as_it_was_written(String text) {
    assertThat(version(text)).hasToString(text);
  }

  private static SoftwareVersion version(String text) {
    return SoftwareVersion.parse(text);
  }
}
