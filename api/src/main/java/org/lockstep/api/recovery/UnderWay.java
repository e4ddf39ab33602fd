package org.lockstep.api.recovery;

import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.EventRecords;
import org.lockstep.api.recovery.AskedRecoveries.Asked;
import org.lockstep.api.recovery.RecoveryRecords.Kept;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountRejection;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.Recoveries.Begun;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.RecoveryRules;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.projections.AccountCard;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.journal.Journal;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.RecoveryMessages.PendingRecovery;
import org.lockstep.wire.message.RecoveryMessages.RecoveryPackage;
import org.lockstep.wire.message.RecoveryMessages.RecoveryState;
import org.lockstep.wire.message.RecoveryMessages.RecoveryStatus;
import org.springframework.stereotype.Component;

/// The recoveries that have begun, as the history knows them, and what each is given when it is
/// ready. Safe for use by many threads.
@Component
final class UnderWay {
  private final ReadModels models;
  private final Journal journal;
  private final RecoveryRecords records;
  private final Clock clock;

  UnderWay(ReadModels models, Journal journal, RecoveryRecords records, Clock clock) {
    this.models = models;
    this.journal = journal;
    this.records = records;
    this.clock = clock;
  }

  /// A recovery that has begun; empty if it has not, or is finished or vetoed.
  Optional<Begun> find(Asked asked) {
    return asked
        .account()
        .flatMap(models.accounts()::state)
        .map(state -> state.signIn().recoveries().begun().get(asked.recovery()));
  }

  /// A recovery that has begun.
  ///
  /// @throws Refused if it has not, or is finished or vetoed
  Begun require(Asked asked) {
    return find(asked).orElseThrow(() -> notUnderWay(asked.recovery()));
  }

  private static Refused notUnderWay(RecoveryId recovery) {
    return new Refused(new AccountRejection.RecoveryNotUnderWay(recovery));
  }

  /// Where it stands.
  RecoveryStatus status(Begun begun) {
    boolean waiting = clock.instant().isBefore(begun.ready());
    return new RecoveryStatus(
        waiting ? RecoveryState.WAITING : RecoveryState.READY, begun.ready(), begun.expires());
  }

  /// Those of an account that can still be finished or vetoed, the soonest first.
  List<PendingRecovery> of(AccountState.Open account) {
    var now = clock.instant();
    return account.signIn().recoveries().begun().entrySet().stream()
        .filter(entry -> !entry.getValue().isOver(now))
        .map(entry -> pending(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(PendingRecovery::ready))
        .toList();
  }

  private static PendingRecovery pending(RecoveryId recovery, Begun begun) {
    return new PendingRecovery(
        recovery, described(begun.device()), begun.way().method(), begun.ready(), begun.expires());
  }

  private static DeviceDescription described(Device device) {
    return new DeviceDescription(
        device.id(),
        device.name().text().orElse(""),
        device.platform(),
        device.version(),
        device.signingKey(),
        device.sealingKey());
  }

  /// What a recovery is given once it has waited. Nothing of it opens without the proof's key.
  ///
  /// @throws Refused if it waits, its time is over, or what it rests on has ended
  RecoveryPackage packet(Asked asked) {
    var begun = require(asked);
    RecoveryRules.untimely(asked.recovery(), begun, clock.instant())
        .ifPresent(
            reason -> {
              throw new Refused(reason);
            });
    return models.consistently(() -> packet(asked.shown(), begun));
  }

  private RecoveryPackage packet(AccountId account, Begun begun) {
    var card = models.accounts().card(account).orElseThrow();
    return Optional.of(card)
        .filter(found -> RecoveryRules.isOpen(begun.way(), found.account().state()))
        .flatMap(found -> waiting(found, begun.way().method()))
        .orElseThrow(() -> ended(begun));
  }

  /// What waits for each recovery method of an account now.
  Map<RecoveryMethod, RecoveryPackage> rehearsals(AccountId account) {
    return models.consistently(
        () -> models.accounts().card(account).map(this::rehearsals).orElse(Map.of()));
  }

  private Map<RecoveryMethod, RecoveryPackage> rehearsals(AccountCard card) {
    var all = new EnumMap<RecoveryMethod, RecoveryPackage>(RecoveryMethod.class);
    for (var method : card.recovery().keySet()) {
      waiting(card, method).ifPresent(found -> all.put(method, found));
    }
    return all;
  }

  private Optional<RecoveryPackage> waiting(AccountCard card, RecoveryMethod method) {
    var account = card.account().state().account();
    return Optional.ofNullable(card.recovery().get(method))
        .flatMap(key -> records.packet(account, key).map(packet -> waiting(packet, key, card)));
  }

  private RecoveryPackage waiting(Bytes packet, RecoveryKeys key, AccountCard card) {
    var account = card.account().state().account();
    long known = models.position();
    var events =
        journal.stream(account.value(), 0).stream()
            .filter(stored -> stored.position() < known)
            .map(EventRecords::of)
            .toList();
    return new RecoveryPackage(
        packet, circle(account, key, card), service(account, key, card), events);
  }

  private static Refused ended(Begun begun) {
    var way = begun.way();
    return new Refused(new AccountRejection.RecoveryWayEnded(way.method(), way.number()));
  }

  private Optional<Bytes> circle(AccountId account, RecoveryKeys key, AccountCard card) {
    var now = card.circle().getLast();
    return records.seal(account, key.number(), new Kept("circle", now.number(), now.commitment()));
  }

  private Optional<Bytes> service(AccountId account, RecoveryKeys key, AccountCard card) {
    var now = card.service().getLast();
    return records.seal(account, key.number(), new Kept("service", now.number(), now.commitment()));
  }
}
