package org.lockstep.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareEvent.ShareCreated;
import org.lockstep.domain.share.ShareKind;

final class EventRoundTripTest {
  private static final EventCodec CODEC = new EventCodec(TestKeys.ALL);

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void an_event_of_any_kind_is_read_as_it_was_written(@ForAll long seed) {
    var events = new RandomEvents(new Random(seed));
    for (var entry : EventCatalogue.current().entries()) {
      var event = events.event(entry.record());
      var encoded = CODEC.encode(event);
      assertThat(encoded.type()).isEqualTo(entry.type());
      assertThat(encoded.revision()).isEqualTo(entry.revision());
      assertThat(encoded.streamId()).isEqualTo(event.streamId());
      assertThat(CODEC.decode(entry.type(), entry.revision(), encoded.payload())).isEqualTo(event);
    }
  }

  @Test
  void a_personal_text_is_never_in_the_stored_bytes_and_never_sealed_twice_alike() {
    var created = AccountSamples.opened(Ids.ADA);
    var once = CODEC.encode(created).payload();
    var again = CODEC.encode(created).payload();
    assertThat(new String(once, java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("Ada", "Lovelace", "example.org");
    assertThat(once).isNotEqualTo(again);
  }

  @Test
  void a_text_that_is_not_unicode_is_refused_before_it_is_stored() {
    var title = Personal.of(Ids.ADA, "half a pair: \ud83d");
    var created =
        new ShareCreated(new ShareId(Ids.text(9)), ShareKind.NOTE, title, Ids.ADA, false, false);
    assertThatIllegalArgumentException().isThrownBy(() -> CODEC.encode(created));
  }
}
