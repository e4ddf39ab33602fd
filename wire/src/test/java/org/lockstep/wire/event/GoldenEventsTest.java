package org.lockstep.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountEvent.DeviceAdded;
import org.lockstep.domain.account.AccountEvent.DeviceRecovered;
import org.lockstep.domain.account.AccountEvent.RecoveryBegun;
import org.lockstep.domain.share.ShareEvent.OwnershipPassed;
import org.lockstep.domain.share.ShareEvent.ShareCreated;

final class GoldenEventsTest {
  private static final EventCodec CODEC = new EventCodec(TestKeys.ALL);

  static List<Event> samples() {
    return Samples.all();
  }

  static List<Event> plain() {
    return Samples.all().stream().filter(event -> !Samples.isPersonal(event)).toList();
  }

  static List<Event> ofErasedSubject() {
    return Samples.ofErasedSubject();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_stored_event_reads_as_it_was_written(Event sample) {
    assertThat(decode(CODEC, sample, GoldenFiles.name(sample))).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("plain")
  void an_event_without_personal_texts_has_the_bytes_it_always_had(Event sample) {
    assertThat(CODEC.encode(sample).payload())
        .isEqualTo(GoldenFiles.read(GoldenFiles.name(sample), sample));
  }

  @ParameterizedTest
  @MethodSource("ofErasedSubject")
  void a_stored_event_reads_as_erased_once_its_subjects_key_is_destroyed(Event sample) {
    var name = GoldenFiles.erasedName(sample);
    var afterwards = new EventCodec(TestKeys.AFTER_ERASURE);
    assertThat(decode(CODEC, sample, name)).isEqualTo(sample);
    var erased = decode(afterwards, sample, name);
    assertThat(texts(erased)).isNotEmpty().containsOnly(new Personal.Erased(Ids.GONE));
    assertThat(erased.streamId()).isEqualTo(sample.streamId());
    assertThatThrownBy(() -> CODEC.encode(erased)).isInstanceOf(ErasedNotEncodable.class);
  }

  @Test
  void every_revision_ever_shipped_has_its_files_and_there_are_no_others() {
    var plain =
        EventCatalogue.current().entries().stream()
            .flatMap(
                entry ->
                    IntStream.rangeClosed(1, entry.revision())
                        .mapToObj(revision -> entry.type() + "/" + revision + ".json"));
    var erased = Samples.ofErasedSubject().stream().map(GoldenFiles::erasedName);
    assertThat(GoldenFiles.names())
        .containsExactlyInAnyOrderElementsOf(Stream.concat(plain, erased).toList());
  }

  private static Event decode(EventCodec codec, Event sample, String name) {
    var entry = EventCatalogue.current().of(sample);
    return codec.decode(entry.type(), entry.revision(), GoldenFiles.read(name, sample));
  }

  private static List<Personal> texts(Event event) {
    return switch (event) {
      case AccountOpened opened -> List.of(opened.handle(), opened.name(), opened.device().name());
      case DeviceAdded added -> List.of(added.device().name());
      case RecoveryBegun begun -> List.of(begun.device().name());
      case DeviceRecovered recovered -> List.of(recovered.device().name());
      case ShareCreated created -> List.of(created.title());
      case OwnershipPassed passed -> List.of(passed.title());
      default -> List.of(); // the records without personal texts
    };
  }
}
