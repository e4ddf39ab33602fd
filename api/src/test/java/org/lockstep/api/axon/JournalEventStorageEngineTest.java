package org.lockstep.api.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOn;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.storage.journal.SqliteJournal;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;

class JournalEventStorageEngineTest {
  private static final DeviceId DEVICE = new DeviceId(TestDevice.freshId());

  private SqliteJournal journal;
  private JournalEventStorageEngine engine;

  @BeforeEach
  void open(@TempDir Path directory) {
    journal = SqliteJournal.open(directory.resolve("journal.db"));
    engine = new JournalEventStorageEngine(journal, new EventCodec(PersonalKeys.NONE));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private static DomainEventMessage<?> event(AccountId account, long sequence) {
    return new GenericDomainEventMessage<>(
        "account",
        account.value(),
        sequence,
        new AdvancedProtectionTurnedOn(account, DEVICE, sequence + 1),
        Map.of("actor", DEVICE.value(), "nonce", "n" + sequence));
  }

  private List<Long> positionsAfter(long position) {
    return engine
        .readEvents(new GlobalSequenceTrackingToken(position), false)
        .map(message -> ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex())
        .toList();
  }

  @Test
  void a_stream_comes_back_with_its_sequences_times_and_metadata() {
    var account = new AccountId(TestDevice.freshId());
    engine.appendEvents(List.of(event(account, 0), event(account, 1)));
    var read = engine.readEvents(account.value(), 1);
    var second = read.next();
    assertThat(second.getSequenceNumber()).isEqualTo(1);
    assertThat(second.getPayload()).isEqualTo(new AdvancedProtectionTurnedOn(account, DEVICE, 2));
    assertThat(second.getMetaData())
        .containsEntry("nonce", "n1")
        .containsEntry("actor", DEVICE.value());
    assertThat(second.getTimestamp()).isEqualTo(journal.read(1, 1).getFirst().recordedAt());
    assertThat(read.hasNext()).isFalse();
    assertThat(read.getLastSequenceNumber()).isEqualTo(1);
    assertThat(engine.lastSequenceNumberFor(account.value())).contains(1L);
    assertThat(engine.lastSequenceNumberFor("nobody")).isEmpty();
  }

  @Test
  void a_batch_with_one_overtaken_event_is_not_there_at_all() {
    var account = new AccountId(TestDevice.freshId());
    var other = new AccountId(TestDevice.freshId());
    engine.appendEvents(List.of(event(account, 0)));
    assertThatThrownBy(() -> engine.appendEvents(List.of(event(other, 0), event(account, 0))))
        .isInstanceOf(ConcurrencyException.class);
    assertThat(journal.head()).isEqualTo(1);
    assertThat(engine.readEvents(other.value()).hasNext()).isFalse();
  }

  @Test
  void everything_is_tracked_once_in_the_order_of_positions() {
    var account = new AccountId(TestDevice.freshId());
    IntStream.range(0, 1100).forEach(i -> engine.appendEvents(List.of(event(account, i))));
    var all = LongStream.range(0, 1100).boxed().toList();
    assertThat(positionsAfter(-1)).isEqualTo(all);
    assertThat(positionsAfter(511)).isEqualTo(all.subList(512, 1100));
    assertThat(positionsAfter(1099)).isEmpty();
  }

  @Test
  void tokens_name_the_ends_and_times() {
    var account = new AccountId(TestDevice.freshId());
    engine.appendEvents(List.of(event(account, 0)));
    assertThat(engine.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));
    assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(0));
    var at = journal.read(0, 1).getFirst().recordedAt();
    assertThat(engine.createTokenAt(at)).isEqualTo(new GlobalSequenceTrackingToken(-1));
    assertThat(engine.createTokenAt(at.plusMillis(1)))
        .isEqualTo(new GlobalSequenceTrackingToken(0));
    assertThat(engine.createTokenAt(Instant.EPOCH)).isEqualTo(new GlobalSequenceTrackingToken(-1));
  }

  @Test
  void what_is_no_event_of_the_domain_is_refused() {
    var foreign = new GenericDomainEventMessage<>("account", "x", 0, "a text");
    assertThatThrownBy(() -> engine.appendEvents(List.of(foreign)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(journal.head()).isZero();
  }
}
