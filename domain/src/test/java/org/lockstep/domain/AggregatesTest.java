package org.lockstep.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.domain.Sample.ALICE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.account.AccountAggregate;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountCommand.EscrowServiceSecret;
import org.lockstep.domain.account.AccountCommand.SetRecoveryKey;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountRejection.RecoveryNumberNotNext;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.handle.HandleAggregate;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.handle.HandleDecider.ClaimHandle;
import org.lockstep.domain.handle.HandleDecider.HandleTaken;
import org.lockstep.domain.id.LogId;
import org.lockstep.domain.id.UseId;
import org.lockstep.domain.item.ItemAggregate;
import org.lockstep.domain.item.ItemCommand;
import org.lockstep.domain.item.ItemCommand.DeleteItem;
import org.lockstep.domain.item.ItemCommand.WriteItem;
import org.lockstep.domain.item.ItemDecider;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.item.ItemRejection.ItemUnknown;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUseAggregate;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogAggregate;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareAggregate;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareCommand.CloseLink;
import org.lockstep.domain.share.ShareCommand.CreateShare;
import org.lockstep.domain.share.ShareCommand.OpenLink;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.domain.share.ShareRejection.NoLinkOpen;

/// The shells against Axon's own repository, event store and command bus: they load, decide, record
/// and name their stream.
class AggregatesTest {
  private static final Actor BY = new Actor(ALICE, Sample.device(ALICE, 1));

  private final EventStore store =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private final CommandBus bus = SimpleCommandBus.builder().build();
  private final CommandGateway gateway = DefaultCommandGateway.builder().commandBus(bus).build();

  AggregatesTest() {
    serve(AccountAggregate.class);
    serve(ShareAggregate.class);
    serve(ItemAggregate.class);
    serve(HandleAggregate.class);
    serve(KeyUseAggregate.class);
    serve(LogAggregate.class);
  }

  private <T> void serve(Class<T> aggregate) {
    var repository = EventSourcingRepository.builder(aggregate).eventStore(store).build();
    AggregateAnnotationCommandHandler.<T>builder()
        .aggregateType(aggregate)
        .repository(repository)
        .commandTargetResolver(
            m -> new VersionedAggregateIdentifier((Object) idIn(m.getPayload()), null))
        .build()
        .subscribe(bus);
  }

  private static String idIn(Object order) {
    return switch (order) {
      case AccountAggregate.Order(var command, _) -> command.account().value();
      case ShareAggregate.Order(var command, _) -> command.share().value();
      case ItemAggregate.Order(var command, _) -> command.item().value();
      case ClaimHandle claim -> claim.handle().value();
      case KeyUseAggregate.RecordUse(var use) -> use.use().value();
      case LogAggregate.BeginLog(var begun) -> begun.log().value();
      default -> throw new IllegalArgumentException(order.getClass().getName());
    };
  }

  @Test
  void account() {
    order(Sample.opening(ALICE, Sample.modern(ALICE, 1)));
    order(new SetRecoveryKey(ALICE, BY.device(), Sample.recovery(1)));
    order(new EscrowServiceSecret(ALICE, BY.device(), 1));
    assertStream(
        ALICE.value(),
        AccountEvent.AccountOpened.class,
        AccountEvent.ServiceSecretEscrowed.class,
        AccountEvent.RecoveryKeySet.class);
    assertRefused(
        () -> order(new SetRecoveryKey(ALICE, BY.device(), Sample.recovery(1))),
        new RecoveryNumberNotNext(2, 1));
    assertThat(store.readEvents(ALICE.value()).asStream()).hasSize(3);
  }

  private void order(AccountCommand command) {
    var facts = new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);
    gateway.sendAndWait(new AccountAggregate.Order(command, facts));
  }

  @Test
  void share() {
    var share = Sample.share(1);
    var grant = Sample.grant(ALICE, 1, Role.OWNER, BY.device());
    var title = Personal.of(ALICE, "title");
    var epoch = Sample.epoch(1, List.of(grant));
    order(new CreateShare(share, ShareKind.NOTE, title, false, false, epoch, BY));
    order(new OpenLink(share, Sample.link(1), Sample.BYTES, BY));
    order(new CloseLink(share, BY));
    assertStream(
        share.value(),
        ShareEvent.ShareCreated.class,
        ShareEvent.EpochStarted.class,
        ShareEvent.LinkOpened.class,
        ShareEvent.LinkClosed.class);
    assertRefused(() -> order(new CloseLink(share, BY)), new NoLinkOpen(share));
  }

  private void order(ShareCommand command) {
    var alice = new ShareFacts.Member(ProtectionMode.STANDARD, 1, Set.of(BY.device()));
    var facts = new ShareFacts(Map.of(ALICE, alice));
    gateway.sendAndWait(new ShareAggregate.Order(command, facts));
  }

  @Test
  void item() {
    var item = Sample.item(1);
    var version = new ItemVersion(1, 1, Sample.BYTES, Sample.BYTES, Sample.BYTES, 1, Sample.BYTES);
    order(new WriteItem(Sample.share(1), item, version, BY));
    order(new DeleteItem(Sample.share(1), item, 1, BY));
    assertStream(item.value(), ItemEvent.ItemWritten.class, ItemEvent.ItemDeleted.class);
    assertRefused(() -> order(new DeleteItem(Sample.share(1), item, 1, BY)), new ItemUnknown(item));
  }

  private void order(ItemCommand command) {
    var facts =
        new ItemDecider.Facts(Role.OWNER, 1, Optional.empty(), Duration.ZERO, Instant.EPOCH);
    gateway.sendAndWait(new ItemAggregate.Order(command, facts));
  }

  @Test
  void handle() {
    var handle = Sample.handle(1);
    gateway.sendAndWait(new ClaimHandle(handle, ALICE, false, Instant.EPOCH));
    assertStream(handle.value(), HandleClaimed.class);
    assertRefused(
        () -> gateway.sendAndWait(new ClaimHandle(handle, Sample.BOB, true, Instant.EPOCH)),
        new HandleTaken(handle));
  }

  @Test
  void key_use() {
    var key = new KeyRef(KeyRef.Kind.SHARE, Sample.share(1).value(), 1);
    for (int n = 1; n <= 2; n++) {
      var use = new UseId("0z%024d".formatted(n));
      var used = new KeyUsed(use, key, KeyUsed.Reason.LINK_VIEW, Sample.link(1).value());
      gateway.sendAndWait(new KeyUseAggregate.RecordUse(used));
      assertStream(use.value(), KeyUsed.class);
    }
  }

  @Test
  void log_begins_once_for_each_name() {
    for (int n = 1; n <= 2; n++) {
      var log = new LogId("1z%024d".formatted(n));
      var begun =
          new LogBegun(
              log,
              "example.org/log" + n,
              List.of("example.org/log" + n + "+key"),
              Bytes.EMPTY,
              List.of());
      gateway.sendAndWait(new LogAggregate.BeginLog(begun));
      assertStream(log.value(), LogBegun.class);
    }
  }

  private void assertStream(String id, Class<?>... types) {
    var stream = store.readEvents(id).asStream().<DomainEventMessage<?>>map(e -> e).toList();
    var events = stream.stream().map(e -> (Event) e.getPayload()).toList();
    assertThat(events).hasExactlyElementsOfTypes(types);
    assertThat(events).extracting(Event::streamId).containsOnly(id);
    assertThat(stream).allMatch(e -> e.getAggregateIdentifier().equals(id));
    assertThat(stream.getFirst().getSequenceNumber()).isZero();
  }

  private static void assertRefused(Runnable order, Object reason) {
    assertThatThrownBy(order::run)
        .isInstanceOfSatisfying(
            CommandExecutionException.class, e -> assertThat(e.getDetails()).contains(reason));
  }
}
