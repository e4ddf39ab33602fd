package org.lockstep.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Event;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.share.ShareEvent;

final class EventCatalogueTest {
  private static final EventCatalogue CATALOGUE = EventCatalogue.current();

  @Test
  void each_event_record_is_catalogued_exactly_once() {
    var records = permitted(Event.class).map(Class::getName).toList();
    assertThat(records).hasSizeGreaterThan(30);
    assertThat(CATALOGUE.entries())
        .extracting(entry -> entry.record().getName())
        .containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  void names_are_a_feature_and_a_fact_and_unique() {
    assertThat(CATALOGUE.entries())
        .extracting(EventCatalogue.Entry::type)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("(account|share|item|handle|key|log)\\.[a-z]+(-[a-z]+)*"));
  }

  @Test
  void a_name_leads_to_its_record_and_back() {
    for (var event : Samples.all()) {
      var entry = CATALOGUE.of(event);
      assertThat(entry.record()).isEqualTo(event.getClass());
      assertThat(CATALOGUE.named(entry.type())).contains(entry);
    }
    assertThat(CATALOGUE.named("share.forgotten")).isEmpty();
  }

  @Test
  void streams_are_named_after_what_they_are_of() {
    assertThat(Samples.all().stream().map(EventCatalogue::streamType).distinct())
        .containsExactlyInAnyOrder("account", "share", "item", "handle", "use", "log");
  }

  @Test
  void a_record_or_name_that_occurs_twice_is_refused() {
    var ended = new EventCatalogue.Entry(ShareEvent.ShareEnded.class, "share.ended", 1);
    var again = new EventCatalogue.Entry(ShareEvent.ShareEnded.class, "share.over", 1);
    var taken = new EventCatalogue.Entry(KeyUsed.class, "share.ended", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventCatalogue(List.of(ended, again)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventCatalogue(List.of(ended, taken)));
  }

  private static Stream<Class<?>> permitted(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalogueTest::permitted)
        : Stream.of(type);
  }
}
