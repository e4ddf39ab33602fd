package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.client.verdict.At;
import org.lockstep.domain.share.ShareKind;

final class ConvertersTest {
  @ParameterizedTest
  @ValueSource(strings = {"photo-library", "PHOTO_LIBRARY", "Photo Library", " photo_Library "})
  void a_kind_may_be_spelled_in_many_ways(String text) {
    assertThat(Converters.constant(ShareKind.class, text)).isEqualTo(ShareKind.PHOTO_LIBRARY);
  }

  @Test
  void a_point_of_the_history_is_a_position_a_time_or_the_end_of_a_day() {
    assertThat(Converters.at("17")).isEqualTo(new At.Position(17));
    assertThat(Converters.at("2026-03-03T10:00:00Z"))
        .isEqualTo(new At.Time(Instant.parse("2026-03-03T10:00:00Z")));
    assertThat(Converters.at("2026-03-03"))
        .isEqualTo(new At.Time(Instant.parse("2026-03-03T23:59:59.999999999Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "today", "2026-13-01", "2026-03-03T10:00"})
  void nothing_else_is_one(String text) {
    assertThatThrownBy(() -> Converters.at(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_server_address_has_no_slash_at_its_end() {
    assertThat(ServerAddress.parse("http://127.0.0.1:8420/"))
        .isEqualTo(URI.create("http://127.0.0.1:8420"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "host", "ftp://host", "http://", "http://host/?a", "http://h/#x", "a b"})
  void nothing_else_is_a_server(String text) {
    assertThatThrownBy(() -> ServerAddress.parse(text)).isInstanceOf(Mistake.class);
  }

  @Test
  void a_device_describes_itself_by_what_it_runs() {
    assertThat(DeviceOptions.platform("Mac OS X")).isEqualTo("macos");
    assertThat(DeviceOptions.platform("Windows 11")).isEqualTo("windows");
    assertThat(DeviceOptions.platform("Linux")).isEqualTo("linux");
    assertThat(DeviceOptions.version("6.8.0-52-generic")).hasToString("6.8.0");
    assertThat(DeviceOptions.version("unknown")).hasToString("1");
  }

  @Test
  void a_handle_may_be_typed_with_an_at_sign_and_in_capitals() {
    assertThat(Handles.normalised(" @Alice ")).isEqualTo("alice");
  }
}
