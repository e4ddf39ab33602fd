package org.lockstep.domain.custody;

import java.util.HashMap;
import java.util.HashSet;
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
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareState;

/// Follows accounts and shares through a history, event by event: what was so then, for whoever has
/// the events.
///
/// The events may be a whole history or only those that concern one share: the share's own, and
/// those of the accounts that it ever
/// named. Confined to one thread.
public final class CustodyReplay implements Custody {
  private final Map<AccountId, AccountState.Open> accounts = new HashMap<>();
  private final Map<ShareId, ShareProtection> shares = new HashMap<>();
  private final Map<AccountId, Set<ShareId>> sharesOf = new HashMap<>();
  private final CustodyGraph graph = new CustodyGraph();

  /// Before the first event.
  public CustodyReplay() {}

  /// Takes in the next event of the history.
  public void apply(Recorded<?> recorded) {
    Seals.of(recorded.event(), this).forEach(graph::add);
    switch (recorded.event()) {
      case AccountEvent e -> applyToAccount(e, recorded);
      case ShareEvent e -> applyToShare(e, recorded);
      case ItemEvent _, HandleClaimed _, KeyUsed _ -> {}
    }
  }

  private void applyToAccount(AccountEvent event, Recorded<?> recorded) {
    var id = event.account();
    var before = accounts.containsKey(id) ? accounts.get(id) : AccountState.UNBORN;
    if (AccountEvolution.evolve(before, event) instanceof AccountState.Open open) {
      accounts.put(id, open);
    }
    sharesOf
        .getOrDefault(id, Set.of())
        .forEach(
            share ->
                shares.computeIfPresent(
                    share, (_, known) -> known.afterAccountEvent(recorded.moment(), this)));
  }

  private void applyToShare(ShareEvent event, Recorded<?> recorded) {
    var before = shares.getOrDefault(event.share(), ShareProtection.NONE);
    var after = before.after(event, recorded.moment(), this);
    shares.put(event.share(), after);
    after.share().ifPresent(this::remember);
  }

  private void remember(ShareState.Active share) {
    share.participants().keySet().forEach(account -> remember(account, share.share()));
    share.keys().granted().keySet().forEach(account -> remember(account, share.share()));
  }

  private void remember(AccountId account, ShareId share) {
    sharesOf.computeIfAbsent(account, _ -> new HashSet<>()).add(share);
  }

  @Override
  public Optional<AccountState.Open> account(AccountId account) {
    return Optional.ofNullable(accounts.get(account));
  }

  @Override
  public Optional<ShareState.Active> share(ShareId share) {
    return Optional.ofNullable(shares.get(share)).flatMap(ShareProtection::share);
  }

  /// The protection of a share after the events so far.
  public ShareProtection protection(ShareId share) {
    return shares.getOrDefault(share, ShareProtection.NONE);
  }

  /// The seals of the events so far.
  public CustodyGraph graph() {
    return graph;
  }
}
