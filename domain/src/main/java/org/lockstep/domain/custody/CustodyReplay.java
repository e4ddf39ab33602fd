package org.lockstep.domain.custody;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvolution;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareState;

/// Follows accounts and shares through a history, event by event: what was so then, for whoever has
/// the events.
///
/// The events may be a whole history or only those that concern one share: the share's own, and
/// those of the accounts that it ever
/// named. Confined to one thread.
public final class CustodyReplay implements Custody {
  private final Map<AccountId, AccountState> accounts = new HashMap<>();
  private final Map<ShareId, ShareProtection> shares = new HashMap<>();
  private final Map<AccountId, Set<ShareId>> sharesOf = new HashMap<>();
  private final CustodyGraph graph = new CustodyGraph();
  // Not in the graph yet: most readers ask for verdicts alone.
  private final List<Seal> seals = new ArrayList<>();

  /// Before the first event.
  public CustodyReplay() {}

  /// Takes in the next event of the history.
  public void apply(Recorded<?> recorded) {
    seals.addAll(Seals.of(recorded.event(), this));
    switch (recorded.event()) {
      case AccountEvent e -> applyToAccount(e, recorded);
      case ShareEvent e -> applyToShare(e, recorded);
      case ItemEvent _, HandleClaimed _, KeyUsed _, LogBegun _ -> {}
    }
  }

  private void applyToAccount(AccountEvent event, Recorded<?> recorded) {
    var id = event.account();
    var before = accounts.getOrDefault(id, AccountState.UNBORN);
    accounts.put(id, AccountEvolution.evolve(before, event));
    for (var share : sharesOf.getOrDefault(id, Set.of())) {
      shares.computeIfPresent(share, (_, p) -> p.afterAccountEvent(event, recorded.moment(), this));
    }
  }

  private void applyToShare(ShareEvent event, Recorded<?> recorded) {
    var before = shares.getOrDefault(event.share(), ShareProtection.NONE);
    var after = before.after(event, recorded.moment(), this);
    shares.put(event.share(), after);
    remember(event);
  }

  /// Whoever takes part or is given a key concerns the share from then on.
  private void remember(ShareEvent event) {
    switch (event) {
      case ShareEvent.ShareCreated e -> remember(e.owner(), e.share());
      case ShareEvent.ParticipantJoined e -> remember(e.account(), e.share());
      case ShareEvent.KeyGranted e -> remember(e.grant().recipient(), e.share());
      case ShareEvent.EpochStarted e ->
          e.epoch().grants().forEach(grant -> remember(grant.recipient(), e.share()));
      case ShareEvent _ -> {}
    }
  }

  private void remember(AccountId account, ShareId share) {
    sharesOf.computeIfAbsent(account, _ -> new HashSet<>()).add(share);
  }

  @Override
  public Optional<AccountState.Open> account(AccountId account) {
    var known = accounts.get(account);
    return known == null ? Optional.empty() : known.lived();
  }

  @Override
  public Optional<ShareState.Active> share(ShareId share) {
    return Optional.ofNullable(shares.get(share)).flatMap(ShareProtection::share);
  }

  /// The protection of a share after the events so far.
  public ShareProtection protection(ShareId share) {
    return shares.getOrDefault(share, ShareProtection.NONE);
  }

  /// The seals of the events so far; later events are in what a later call returns.
  public CustodyGraph graph() {
    seals.forEach(graph::add);
    seals.clear();
    return graph;
  }
}
