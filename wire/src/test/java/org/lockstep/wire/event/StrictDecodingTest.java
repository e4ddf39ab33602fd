package org.lockstep.wire.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent;

final class StrictDecodingTest {
  private static final String ENDED = "share.ended";

  private static final EventCodec CODEC = new EventCodec(PersonalKeys.NONE);
  private static final EventCodec WRITING = new EventCodec(TestKeys.ALL);

  static List<Event> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_missing_surplus_null_or_ill_typed_field_is_refused_at_every_depth(Event sample) {
    var encoded = WRITING.encode(sample);
    var changes = JsonChanges.of(encoded.payload());
    assertThat(changes).hasSizeGreaterThan(10);
    for (var changed : changes) {
      assertThatThrownBy(
              () -> CODEC.decode(encoded.type(), 1, changed.getBytes(UTF_8)), "%s", changed)
          .isInstanceOf(MalformedEvent.class);
    }
  }

  @Test
  void a_repeated_field_or_anything_after_the_object_is_refused() {
    var good = ended();
    malformed(good.replaceFirst("\\{", "{\"share\":\"" + Ids.SHARE + "\","));
    malformed(good + "{}");
    malformed(good + "x");
    malformed("[" + good + "]");
    malformed("null");
    malformed("");
    malformed(good.substring(0, good.length() - 1));
  }

  @Test
  void a_key_that_occurs_twice_in_a_map_is_refused() {
    var rotated =
        AccountSamples.all().stream()
            .filter(AccountEvent.CircleSecretRotated.class::isInstance)
            .findFirst()
            .orElseThrow();
    var encoded = WRITING.encode(rotated);
    var payload = new String(encoded.payload(), UTF_8);
    var twice = payload.replace("\"seals\":{", "\"seals\":{\"" + Ids.PHONE + "\":\"AA\",");
    assertThat(twice).isNotEqualTo(payload);
    assertThatThrownBy(() -> CODEC.decode(encoded.type(), 1, twice.getBytes(UTF_8)))
        .isInstanceOf(MalformedEvent.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 2, Integer.MAX_VALUE})
  void a_revision_that_was_never_shipped_is_unknown(int revision) {
    assertThatThrownBy(() -> CODEC.decode(ENDED, revision, ended().getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            UnknownEvent.class,
            unknown -> {
              assertThat(unknown.type()).isEqualTo(ENDED);
              assertThat(unknown.revision()).isEqualTo(revision);
            });
  }

  @Test
  void a_name_that_is_not_catalogued_is_unknown() {
    assertThatThrownBy(() -> CODEC.decode("share.forgotten", 1, ended().getBytes(UTF_8)))
        .isInstanceOf(UnknownEvent.class)
        .hasMessageContaining("share.forgotten/1");
  }

  private String ended() {
    var sample =
        Samples.all().stream()
            .filter(event -> EventCatalogue.current().of(event).type().equals(ENDED))
            .findFirst()
            .orElseThrow();
    return new String(WRITING.encode(sample).payload(), UTF_8);
  }

  private void malformed(String payload) {
    assertThatThrownBy(() -> CODEC.decode(ENDED, 1, payload.getBytes(UTF_8)), "%s", payload)
        .isInstanceOf(MalformedEvent.class);
  }
}
