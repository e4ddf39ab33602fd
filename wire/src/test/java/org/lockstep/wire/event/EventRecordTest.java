package org.lockstep.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.wire.event.EventRecordRefused.Reason;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class EventRecordTest {
  private static final Instant AT = Instant.parse("2026-02-03T04:05:06.789Z");
  private static final JsonMapper BODIES =
      JsonMapper.builder().addModule(new DomainModule()).build();

  private static final EventCodec CODEC = new EventCodec(TestKeys.ALL);

  static List<Event> samples() {
    return Samples.all();
  }

  static List<EventRecord> forgeries() {
    var good = genuine(shown(Samples.all().get(12)));
    return List.of(
        with(good, "position", 8),
        with(good, "at", AT.plusMillis(1)),
        with(good, "streamType", "item"),
        with(good, "streamId", Ids.text(32)),
        with(good, "streamSequence", 4),
        with(good, "type", "share.ended"),
        with(good, "revision", 2),
        with(good, "actor", Ids.BEN.value()),
        with(good, "payload", Ids.bytes(1, good.payload().length())),
        with(good, "metadata", Ids.bytes(6, 32)),
        with(good, "salt", Ids.bytes(6, 16)),
        with(good, "leafHash", Ids.bytes(6, 32)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_shown_event_is_read_at_its_place(Event sample) {
    var record = genuine(shown(sample));
    assertThat(record.decode(CODEC)).isEqualTo(new Recorded<>(7, AT, sample));
    assertThat(record.verifiedLeaf()).isEqualTo(record.header().hash());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_shown_event_survives_its_way_through_a_body(Event sample) {
    var record = genuine(shown(sample));
    var body = BODIES.writeValueAsString(record);
    assertThat(BODIES.readValue(body, EventRecord.class)).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void any_part_that_the_leaf_hash_does_not_cover_is_refused(EventRecord forged) {
    assertThatThrownBy(() -> forged.decode(CODEC))
        .isInstanceOfSatisfying(
            EventRecordRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.LEAF_MISMATCH));
  }

  @Test
  void an_event_in_a_stream_that_is_not_its_own_is_refused() {
    var good = shown(Samples.all().get(12));
    refused(genuine(with(good, "streamId", Ids.text(32))), Reason.WRONG_STREAM);
    refused(genuine(with(good, "streamType", "item")), Reason.WRONG_STREAM);
  }

  @Test
  void parts_that_no_log_could_hold_are_refused() {
    var good = genuine(shown(Samples.all().get(12)));
    refused(with(good, "position", -1), Reason.MALFORMED);
    refused(with(good, "at", AT.plusNanos(1)), Reason.MALFORMED);
    refused(with(good, "actor", "two words"), Reason.MALFORMED);
    refused(with(good, "salt", Ids.bytes(5, 15)), Reason.MALFORMED);
    refused(with(good, "metadata", Bytes.EMPTY), Reason.MALFORMED);
  }

  private void refused(EventRecord record, Reason reason) {
    assertThatThrownBy(() -> record.decode(CODEC))
        .isInstanceOfSatisfying(
            EventRecordRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static EventRecord shown(Event event) {
    var encoded = CODEC.encode(event);
    return new EventRecord(
        7,
        AT,
        encoded.streamType(),
        encoded.streamId(),
        3,
        encoded.type(),
        encoded.revision(),
        Ids.ADA.value(),
        Bytes.of(encoded.payload()),
        Ids.bytes(5, 32),
        Ids.bytes(5, 16),
        Bytes.EMPTY);
  }

  /// With the leaf hash that belongs to it.
  private static EventRecord genuine(EventRecord record) {
    return with(record, "leafHash", Bytes.of(record.header().hash().bytes()));
  }

  /// The same record with one part changed.
  private static EventRecord with(EventRecord record, String part, Object value) {
    ObjectNode tree = BODIES.valueToTree(record);
    assertThat(tree.has(part)).isTrue();
    tree.set(part, BODIES.valueToTree(value));
    return BODIES.treeToValue(tree, EventRecord.class);
  }
}
