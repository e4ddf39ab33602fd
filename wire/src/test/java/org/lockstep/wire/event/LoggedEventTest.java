package org.lockstep.wire.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.log.Commitment;
import org.lockstep.domain.Bytes;
import org.lockstep.wire.message.LogMessages.LoggedEvents;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;

class LoggedEventTest {
  private static final Bytes METADATA = Bytes.of("{\"nonce\":\"n\"}".getBytes(UTF_8));

  private static LoggedEvent logged() {
    var salt = new byte[Commitment.SALT_LENGTH];
    var unhashed = record(salt, Bytes.of(new byte[32]));
    return new LoggedEvent(
        record(salt, Bytes.of(unhashed.header().hash().bytes())), Optional.of(METADATA));
  }

  private static EventRecord record(byte[] salt, Bytes leaf) {
    return new EventRecord(
        7,
        Instant.parse("2026-02-03T04:05:06.789Z"),
        "share",
        Ids.text(31),
        2,
        "share.ended",
        1,
        "-",
        Bytes.of("{}".getBytes(UTF_8)),
        Bytes.of(Commitment.of(salt, METADATA.toArray()).bytes()),
        Bytes.of(salt),
        leaf);
  }

  @Test
  void the_leaf_is_of_payload_and_metadata() {
    assertThat(logged().verifiedLeaf()).isEqualTo(logged().event().header().hash());
  }

  @Test
  void other_metadata_are_refused() {
    var forged = new LoggedEvent(logged().event(), Optional.of(Bytes.of("{}".getBytes(UTF_8))));
    assertThatThrownBy(forged::verifiedLeaf).isInstanceOf(EventRecordRefused.class);
  }

  @Test
  void metadata_that_are_not_shown_are_not_missed() {
    var shown = new LoggedEvent(logged().event(), Optional.empty());
    assertThat(shown.verifiedLeaf()).isEqualTo(logged().verifiedLeaf());
  }

  @Test
  void it_survives_its_way_through_a_body() throws MalformedMessage {
    var codec = new MessageCodec();
    var page = new LoggedEvents(List.of(logged()), 8, 9, 8);
    assertThat(codec.read(codec.write(page), LoggedEvents.class)).isEqualTo(page);
  }
}
