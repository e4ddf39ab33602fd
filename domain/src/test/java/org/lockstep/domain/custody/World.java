package org.lockstep.domain.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.Decision;
import org.lockstep.domain.Decision.Accepted;
import org.lockstep.domain.Decision.Rejected;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvolution;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareDecider;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareEvolution;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareState;

/// A server without anything around it: takes commands, lets the real deciders decide, records what
/// follows.
///
/// What a share's decider is told about accounts may be as old as `lag` commands: that is what a
/// server does whose read models are behind.
final class World {
  private static final AccountDecider.Facts ACCOUNT_FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ofDays(1));

  private final List<Recorded<?>> history = new ArrayList<>();
  private final Map<AccountId, AccountState> accounts = new HashMap<>();
  private final Map<ShareId, ShareState> shares = new HashMap<>();
  private final List<ShareFacts> known = new ArrayList<>(List.of(new ShareFacts(Map.of())));
  private final CustodyReplay custody = new CustodyReplay();

  List<Recorded<?>> history() {
    return List.copyOf(history);
  }

  /// What the history so far means.
  CustodyReplay custody() {
    return custody;
  }

  Optional<AccountState.Open> account(AccountId id) {
    return accounts.get(id) instanceof AccountState.Open open
        ? Optional.of(open)
        : Optional.empty();
  }

  /// The share as long as it lives.
  Optional<ShareState.Active> share(ShareId id) {
    return shares.get(id) instanceof ShareState.Active active
        ? Optional.of(active)
        : Optional.empty();
  }

  /// What was known of all accounts `lag` commands ago.
  ShareFacts facts(int lag) {
    return known.get(Math.max(0, known.size() - 1 - lag));
  }

  Decision<AccountEvent, ?> order(AccountCommand command) {
    var state = accounts.getOrDefault(command.account(), AccountState.UNBORN);
    var decision = AccountDecider.decide(command, state, ACCOUNT_FACTS);
    switch (decision) {
      case Accepted(var events) -> events.forEach(this::record);
      case Rejected(_) -> {}
    }
    known.add(new ShareFacts(members()));
    return decision;
  }

  Decision<ShareEvent, ?> order(ShareCommand command, int lag) {
    var state = shares.getOrDefault(command.share(), ShareState.UNBORN);
    var decision = ShareDecider.decide(command, state, facts(lag));
    switch (decision) {
      case Accepted(var events) -> events.forEach(this::record);
      case Rejected(_) -> {}
    }
    known.add(known.getLast());
    return decision;
  }

  private void record(AccountEvent event) {
    append(event);
    var before = accounts.getOrDefault(event.account(), AccountState.UNBORN);
    accounts.put(event.account(), AccountEvolution.evolve(before, event));
  }

  private void record(ShareEvent event) {
    append(event);
    var before = shares.getOrDefault(event.share(), ShareState.UNBORN);
    shares.put(event.share(), ShareEvolution.evolve(before, event));
  }

  private void append(Event event) {
    int position = history.size();
    var recorded = new Recorded<>(position, Instant.EPOCH.plusSeconds(position), event);
    history.add(recorded);
    custody.apply(recorded);
  }

  private static ShareFacts.Member member(AccountState.Open open) {
    return new ShareFacts.Member(open.mode(), open.service().current(), open.devices().keySet());
  }

  private Map<AccountId, ShareFacts.Member> members() {
    var members = new HashMap<AccountId, ShareFacts.Member>();
    accounts.forEach(
        (id, state) -> {
          if (state instanceof AccountState.Open open) {
            members.put(id, member(open));
          }
        });
    return members;
  }
}
