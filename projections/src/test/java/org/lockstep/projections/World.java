package org.lockstep.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockstep.domain.Decision;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvolution;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareDecider;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareEvolution;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.domain.share.ShareState;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.wire.event.EventCodec;

/// The writing side, as short as it can be: the domain's own deciders in front of a real journal.
///
/// A refused command changes nothing.
final class World {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final IdempotencyKeys KEYS =
      stored -> Optional.of(new String(stored.metadata(), UTF_8)).filter(key -> !key.isEmpty());

  final Map<AccountId, AccountState> accounts = new HashMap<>();
  final Map<ShareId, ShareState> shares = new HashMap<>();
  private final Map<String, Long> next = new HashMap<>();
  private final Journal journal;
  private final EventCodec codec;
  private String idempotencyKey = "";
  private Instant now = START;

  World(Journal journal, EventCodec codec) {
    this.journal = journal;
    this.codec = codec;
  }

  /// Time passes.
  World after(Duration time) {
    now = now.plus(time);
    return this;
  }

  World withKey(String key) {
    idempotencyKey = key;
    return this;
  }

  /// Sends a command; tells the last position written, or that of the head where nothing was.
  long send(AccountCommand command) {
    var state = accounts.getOrDefault(command.account(), AccountState.UNBORN);
    var facts = new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);
    var decision = AccountDecider.decide(command, state, facts);
    if (!(decision instanceof Decision.Accepted<?, ?>(var events))) return journal.head() - 1;
    for (var event : events) {
      if (event instanceof AccountEvent e) {
        accounts.merge(
            e.account(),
            AccountEvolution.evolve(AccountState.UNBORN, e),
            (before, _) -> AccountEvolution.evolve(before, e));
      }
    }
    return append(events);
  }

  /// Sends a command; tells the last position written, or that of the head where nothing was.
  long send(ShareCommand command) {
    var state = shares.getOrDefault(command.share(), ShareState.UNBORN);
    var decision = ShareDecider.decide(command, state, facts());
    if (!(decision instanceof Decision.Accepted<?, ?>(var events))) return journal.head() - 1;
    for (var event : events) {
      if (event instanceof ShareEvent e) {
        shares.merge(
            e.share(),
            ShareEvolution.evolve(ShareState.UNBORN, e),
            (before, _) -> ShareEvolution.evolve(before, e));
      }
    }
    return append(events);
  }

  /// Appends events as one batch.
  long append(List<?> events) {
    var batch = new ArrayList<NewEvent>();
    for (var event : events) batch.add(stored((Event) event));
    if (batch.isEmpty()) return journal.head() - 1;
    return journal.append(batch).last();
  }

  private NewEvent stored(Event event) {
    var encoded = codec.encode(event);
    return new NewEvent(
        encoded.streamType(),
        encoded.streamId(),
        next.merge(encoded.streamId(), 0L, (last, _) -> last + 1),
        encoded.type(),
        encoded.revision(),
        now,
        Some.device(0, 0).value(),
        encoded.payload(),
        idempotencyKey.getBytes(UTF_8));
  }

  Optional<AccountState.Open> open(int account) {
    var state = accounts.get(Some.account(account));
    return state instanceof AccountState.Open open ? Optional.of(open) : Optional.empty();
  }

  Optional<ShareState.Active> active(int share) {
    var state = shares.get(Some.share(share));
    return state instanceof ShareState.Active active ? Optional.of(active) : Optional.empty();
  }

  long begin(int account) {
    return send(Some.opening(account));
  }

  long create(int share, ShareKind kind, int owner) {
    var by = Some.actor(owner);
    var epoch = epoch(1, List.of(grant(owner, Role.OWNER, by.device())));
    return send(
        new ShareCommand.CreateShare(
            Some.share(share), kind, Personal.of(by.account(), "Title"), false, true, epoch, by));
  }

  static ShareEpoch epoch(int number, List<Grant> grants) {
    return new ShareEpoch(number, Some.bytes("commitment" + number), grants, Some.previous(number));
  }

  Grant grant(int account, Role role, DeviceId by) {
    int epoch = open(account).map(open -> open.service().current()).orElse(0);
    return Some.grant(Some.account(account), epoch, role, by);
  }

  /// An account by one of its devices.
  Actor actor(AccountId account) {
    var devices = accounts.get(account) instanceof AccountState.Open open ? open.devices() : null;
    if (devices == null) throw new AssertionError("no account " + account);
    return new Actor(account, devices.keySet().iterator().next());
  }

  /// Joins an account, key and all.
  void join(int share, int account, Role role) {
    var id = Some.share(share);
    var owner = actor(active(share).orElseThrow().owner());
    send(new ShareCommand.Invite(id, Some.account(account), role, Optional.empty(), owner));
    send(new ShareCommand.Join(id, Some.actor(account)));
    int epoch = active(share).orElseThrow().keys().current();
    send(
        new ShareCommand.GrantKey(id, epoch, List.of(grant(account, role, owner.device())), owner));
  }

  private ShareFacts facts() {
    return new ShareFacts(
        accounts.values().stream()
            .filter(AccountState.Open.class::isInstance)
            .map(AccountState.Open.class::cast)
            .collect(
                Collectors.toMap(
                    AccountState.Open::account,
                    open ->
                        new ShareFacts.Member(
                            open.mode(), open.service().current(), open.devices().keySet()))));
  }
}
