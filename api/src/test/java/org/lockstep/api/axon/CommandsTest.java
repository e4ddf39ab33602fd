package org.lockstep.api.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.problem.ApiProblem.ConcurrentChange;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand.UpdateDeviceSoftware;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountEvent.DeviceSoftwareUpdated;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountRejection;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.handle.HandleDecider.ClaimHandle;
import org.lockstep.domain.handle.HandleDecider.HandleTaken;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.id.UseId;
import org.lockstep.domain.item.ItemCommand.WriteItem;
import org.lockstep.domain.item.ItemDecider;
import org.lockstep.domain.item.ItemEvent.ItemWritten;
import org.lockstep.domain.item.ItemRejection;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand.CloseLink;
import org.lockstep.domain.share.ShareCommand.CreateShare;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareEvent.ShareCreated;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.domain.share.ShareRejection;
import org.lockstep.storage.journal.JournalStopped;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.SqliteJournal;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKey;
import org.lockstep.wire.event.PersonalKeys;

class CommandsTest {
  private static final AccountDecider.Facts FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);
  private static final Bytes SOME = Bytes.of(new byte[] {1});

  private final EventCodec codec = new EventCodec(new OneKey());
  private final TestAccount alice = TestAccount.fresh();
  private SqliteJournal journal;
  private Commands commands;

  /// One key for all subjects.
  private static final class OneKey implements PersonalKeys {
    private final PersonalKey key = new PersonalKey("key", Secret.random());

    @Override
    public Optional<PersonalKey> key(AccountId subject) {
      return Optional.of(key);
    }

    @Override
    public PersonalKey keyFor(AccountId subject) {
      return key;
    }
  }

  @BeforeEach
  void open(@TempDir Path directory) {
    journal = SqliteJournal.open(directory.resolve("journal.db"));
    commands = afresh();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  /// Commands whose aggregates are in no cache.
  private Commands afresh() {
    return new Commands(journal, codec, new SimpleMeterRegistry());
  }

  private Event recorded(long position) {
    var stored = journal.read(position, 1).getFirst();
    return codec.decode(stored.type(), stored.revision(), stored.payload());
  }

  private UpdateDeviceSoftware update(String version) {
    return new UpdateDeviceSoftware(
        alice.id(), alice.device().id(), SoftwareVersion.parse(version));
  }

  @Test
  void an_account_is_loaded_from_its_own_stream() {
    long last = commands.send(alice.opening(), FACTS);
    assertThat(recorded(0)).isInstanceOf(AccountOpened.class);
    assertThat(afresh().send(update("2.0"), FACTS)).isEqualTo(last + 1);
    assertThat(recorded(last + 1)).isInstanceOf(DeviceSoftwareUpdated.class);
    assertThat(journal.stream(alice.id().value(), 0))
        .extracting(StoredEvent::streamSequence)
        .isEqualTo(LongStream.rangeClosed(0, last + 1).boxed().toList());
    assertThatThrownBy(() -> afresh().send(alice.opening(), FACTS))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::reason)
        .isEqualTo(new AccountRejection.AccountAlreadyOpen(alice.id()));
  }

  @Test
  void a_share_is_loaded_from_its_own_stream() {
    var share = new ShareId(TestDevice.freshId());
    var facts =
        new ShareFacts(
            Map.of(
                alice.id(),
                new ShareFacts.Member(ProtectionMode.STANDARD, 1, Set.of(alice.device().id()))));
    var grant = new Grant(alice.id(), 1, Role.OWNER, SOME, alice.device().id(), SOME);
    var epoch = new ShareEpoch(1, SOME, List.of(grant), Bytes.EMPTY);
    var create =
        new CreateShare(
            share,
            ShareKind.FOLDER,
            Personal.of(alice.id(), "Plans"),
            false,
            false,
            epoch,
            alice.actor());
    long last = commands.send(create, facts);
    assertThat(recorded(0)).isInstanceOf(ShareCreated.class);
    assertThat(last).isEqualTo(journal.head() - 1);
    assertThatThrownBy(() -> afresh().send(new CloseLink(share, alice.actor()), facts))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::reason)
        .isEqualTo(new ShareRejection.NoLinkOpen(share));
  }

  @Test
  void an_item_is_loaded_from_its_own_stream() {
    var share = new ShareId(TestDevice.freshId());
    var item = new ItemId(TestDevice.freshId());
    var facts =
        new ItemDecider.Facts(Role.EDITOR, 1, Optional.empty(), Duration.ofHours(1), Instant.EPOCH);
    var version = new ItemVersion(1, 1, SOME, SOME, SOME, 1, SOME);
    var write = new WriteItem(share, item, version, alice.actor());
    commands.send(write, facts);
    assertThat(recorded(0)).isInstanceOf(ItemWritten.class);
    assertThatThrownBy(() -> afresh().send(write, facts))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::reason)
        .isEqualTo(new ItemRejection.VersionConflict(2, 1));
  }

  @Test
  void a_handle_is_loaded_from_its_own_stream() {
    var claim = new ClaimHandle(alice.handle(), alice.id(), false, Instant.EPOCH);
    commands.send(claim);
    assertThat(recorded(0)).isInstanceOf(HandleClaimed.class);
    var bob = new AccountId(TestDevice.freshId());
    assertThatThrownBy(
            () -> afresh().send(new ClaimHandle(alice.handle(), bob, false, Instant.EPOCH)))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::reason)
        .isEqualTo(new HandleTaken(alice.handle()));
  }

  @Test
  void what_changes_nothing_gives_the_last_position_of_the_history() {
    commands.send(new ClaimHandle(alice.handle(), alice.id(), false, Instant.EPOCH));
    long last = commands.send(alice.opening(), FACTS);
    var again = new ClaimHandle(alice.handle(), alice.id(), true, Instant.EPOCH);
    assertThat(commands.send(again)).isEqualTo(last);
    assertThat(journal.head()).isEqualTo(last + 1);
  }

  @Test
  void the_use_of_a_key_is_a_stream_of_one_event() {
    var use =
        new KeyUsed(
            new UseId(TestDevice.freshId()),
            new KeyRef(KeyRef.Kind.SHARE, TestDevice.freshId(), 1),
            KeyUsed.Reason.LINK_VIEW,
            "a-link");
    assertThat(commands.record(use)).isZero();
    assertThat(recorded(0)).isEqualTo(use);
    assertThat(journal.read(0, 1).getFirst().actor()).isEqualTo(NewEvent.NOBODY);
    assertThatThrownBy(() -> afresh().record(use))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::reason)
        .isEqualTo(new ConcurrentChange());
  }

  /// Records an event of Alice's account that the cached aggregate does not know of.
  private void overtake(String version) {
    var encoded =
        codec.encode(
            new DeviceSoftwareUpdated(
                alice.id(), alice.device().id(), SoftwareVersion.parse(version)));
    long next = journal.lastSequence(alice.id().value()).orElseThrow() + 1;
    journal.append(
        List.of(
            new NewEvent(
                encoded.streamType(),
                encoded.streamId(),
                next,
                encoded.type(),
                encoded.revision(),
                Instant.now(),
                NewEvent.NOBODY,
                encoded.payload(),
                "{}".getBytes(StandardCharsets.US_ASCII))));
  }

  @Test
  void an_overtaken_command_conflicts_and_succeeds_when_it_is_sent_again() {
    commands.send(alice.opening(), FACTS);
    overtake("2.0");
    long head = journal.head();
    assertThatThrownBy(() -> commands.send(update("3.0"), FACTS))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::reason)
        .isEqualTo(new ConcurrentChange());
    assertThat(journal.head()).isEqualTo(head);
    // A cached aggregate that believed in its lost event would now conflict for ever.
    assertThat(commands.send(update("3.0"), FACTS)).isEqualTo(head);
    assertThat(recorded(head)).isInstanceOf(DeviceSoftwareUpdated.class);
  }

  @Test
  void a_failed_creation_leaves_nothing_in_the_cache() {
    var claim = new ClaimHandle(alice.handle(), alice.id(), false, Instant.EPOCH);
    var bob = new AccountId(TestDevice.freshId());
    afresh().send(new ClaimHandle(alice.handle(), bob, false, Instant.EPOCH));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> commands.send(claim))
          .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
          .extracting(Refused::reason)
          .isEqualTo(new HandleTaken(alice.handle()));
    }
  }

  @Test
  void a_refused_command_leaves_the_account_as_it_was() {
    long last = commands.send(alice.opening(), FACTS);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> commands.send(alice.opening(), FACTS)).isInstanceOf(Refused.class);
      commands.send(update("2." + i), FACTS);
    }
    assertThat(journal.head()).isEqualTo(last + 4);
  }

  @Test
  void commands_to_one_account_from_many_threads_are_all_recorded() throws Exception {
    long last = commands.send(alice.opening(), FACTS);
    var done = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 40; i++) {
      var version = "3." + i;
      threads.add(
          Thread.startVirtualThread(
              () -> {
                commands.send(update(version), FACTS);
                done.incrementAndGet();
              }));
    }
    for (var thread : threads) thread.join();
    assertThat(done).hasValue(40);
    assertThat(journal.head()).isEqualTo(last + 41);
  }

  @Test
  void nothing_is_recorded_after_the_journal_has_closed() {
    commands.send(alice.opening(), FACTS);
    journal.close();
    assertThatThrownBy(() -> commands.send(update("2.0"), FACTS))
        .isInstanceOf(JournalStopped.class);
  }
}
