package org.lockstep.client.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockstep.audit.VerifiedHistory;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.GrantFault;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareState.Active;

/// Walks a history from its beginning and verifies every signature in its place. Confined to one
/// thread.
final class HistoryCheck {
  private final ShareId share;
  private final Map<AccountId, AccountCheck> accounts = new HashMap<>();
  private final CustodyReplay replay = new CustodyReplay();
  private final OrderCheck orders = new OrderCheck(accounts);
  private final SortedMap<Integer, Started> epochs = new TreeMap<>();
  private final Set<AccountId> writers = new HashSet<>();

  private HistoryCheck(ShareId share) {
    this.share = share;
  }

  private record Started(ShareEvent.EpochStarted event, List<TrustedEpoch.Made> grants) {}

  /// @throws TrustRefused at the first event that must not be believed
  static Verified of(VerifiedHistory history) {
    var check = new HistoryCheck(history.share());
    history.events().forEach(check::take);
    return check.finish();
  }

  private void take(Recorded<Event> recorded) {
    switch (recorded.event()) {
      case AccountEvent e -> accounts.computeIfAbsent(e.account(), AccountCheck::new).apply(e);
      case ShareEvent e -> take(recorded, e);
      case ItemEvent _, HandleClaimed _, KeyUsed _, LogBegun _ ->
          throw new IllegalStateException("a verified history holds no other streams");
    }
    replay.apply(recorded);
    replay.share(share).ifPresent(this::noteWriters);
  }

  private void take(Recorded<Event> recorded, ShareEvent event) {
    var before = replay.share(share);
    orders.check(recorded, event, before);
    if (event instanceof ShareEvent.EpochStarted e) before.ifPresent(known -> start(e, known));
    if (event instanceof ShareEvent.KeyGranted e) before.ifPresent(known -> grant(e, known));
  }

  private void noteWriters(Active known) {
    known.participants().forEach((account, role) -> noteWriter(account, role));
  }

  private void noteWriter(AccountId account, Role role) {
    if (role.mayWrite()) writers.add(account);
  }

  private void start(ShareEvent.EpochStarted e, Active known) {
    int expected = known.keys().current() + 1;
    if (e.epoch().number() != expected) {
      throw new TrustRefused(new Breach.EpochNotNext(share.value(), expected, e.epoch().number()));
    }
    var place = new GrantCheck.Place(known, accounts, expected, e.epoch().commitment());
    var grants = new ArrayList<TrustedEpoch.Made>();
    e.epoch().grants().forEach(grant -> grants.add(GrantCheck.verify(grant, place)));
    epochs.put(expected, new Started(e, grants));
  }

  private void grant(ShareEvent.KeyGranted e, Active known) {
    var started = Optional.ofNullable(epochs.get(e.epoch()));
    var commitment = started.map(s -> s.event().epoch().commitment());
    var place =
        new GrantCheck.Place(
            known, accounts, e.epoch(), commitment.orElse(org.lockstep.domain.Bytes.EMPTY));
    if (started.isEmpty() || e.epoch() != known.keys().current()) {
      throw GrantCheck.refused(e.grant(), place, GrantFault.EPOCH_WRONG);
    }
    started.get().grants().add(GrantCheck.verify(e.grant(), place));
  }

  private Verified finish() {
    var verified = new HashMap<AccountId, TrustedAccount>();
    accounts.forEach((id, account) -> verified.put(id, account.verified()));
    var chain = new TreeMap<Integer, TrustedEpoch>();
    epochs.forEach((number, started) -> chain.put(number, epoch(started)));
    return new Verified(verified, chain, writers, replay);
  }

  private static TrustedEpoch epoch(Started started) {
    var epoch = started.event().epoch();
    return new TrustedEpoch(epoch.number(), epoch.commitment(), epoch.previous(), started.grants());
  }

  /// What the walk found.
  ///
  /// @param writers every account that was ever allowed to write
  record Verified(
      Map<AccountId, TrustedAccount> accounts,
      SortedMap<Integer, TrustedEpoch> epochs,
      Set<AccountId> writers,
      CustodyReplay replay) {}
}
