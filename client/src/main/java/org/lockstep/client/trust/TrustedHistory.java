package org.lockstep.client.trust;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.lockstep.audit.VerifiedHistory;
import org.lockstep.audit.order.Attribution;
import org.lockstep.client.failure.NotFound;
import org.lockstep.crypto.share.GrantTerms;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.wire.event.LoggedEvent;

/// The history of a share with everything in it verified that can be: leaves, streams, rosters,
/// category keys, grants, that each order was possible, and that a trusted device signed it.
///
/// Not proven by it: that the leaves are in the log, and that nothing later is withheld which this
/// device never saw. Immutable.
public final class TrustedHistory {
  private final VerifiedHistory history;
  private final long complete;
  private final HistoryCheck.Verified verified;
  private final Attribution orders;

  TrustedHistory(
      VerifiedHistory history, long complete, HistoryCheck.Verified verified, Attribution orders) {
    this.history = history;
    this.complete = complete;
    this.verified = verified;
    this.orders = orders;
  }

  /// Verifies the signatures of a history whose leaves and streams were checked.
  ///
  /// @param shown what it was made from, with the requests that ordered it
  /// @param complete up to which position nothing is missing
  /// @throws org.lockstep.client.failure.TrustRefused at the first event that must not be believed
  public static TrustedHistory of(VerifiedHistory history, List<LoggedEvent> shown, long complete) {
    var verified = HistoryCheck.of(history);
    return new TrustedHistory(history, complete, verified, Orders.of(history.events(), shown));
  }

  /// Who ordered what, each by a signature that was checked.
  public Attribution orders() {
    return orders;
  }

  /// The share.
  public ShareId share() {
    return history.share();
  }

  /// The events, in the order of the history.
  public List<Recorded<Event>> events() {
    return history.events();
  }

  /// Up to which position nothing is missing.
  public long complete() {
    return complete;
  }

  /// The share's protection now.
  public ShareProtection protection() {
    return verified.replay().protection(share());
  }

  /// How things stood after the event at `upTo`.
  public Then at(long upTo) {
    var then = new CustodyReplay();
    events().stream().takeWhile(e -> e.position() <= upTo).forEach(then::apply);
    return new Then(then.protection(share()), then);
  }

  /// How things stood at a position.
  ///
  /// @param protection of the share
  /// @param accounts as they were
  public record Then(ShareProtection protection, Accounts accounts) {}

  /// The share as it is, or last was.
  public Active state() {
    return protection().share().orElseThrow();
  }

  /// Who the accounts are, as the custody of keys sees them.
  public Accounts custody() {
    return verified.replay();
  }

  /// The accounts that bore on the share.
  public Map<AccountId, TrustedAccount> accounts() {
    return Collections.unmodifiableMap(verified.accounts());
  }

  /// One of them.
  ///
  /// @throws NotFound if it is none
  public TrustedAccount account(AccountId account) {
    return Optional.ofNullable(verified.accounts().get(account))
        .orElseThrow(() -> new NotFound(NotFound.What.PARTICIPANT, account.value()));
  }

  /// The epochs of the share's secret.
  public NavigableMap<Integer, TrustedEpoch> epochs() {
    return Collections.unmodifiableNavigableMap(new TreeMap<>(verified.epochs()));
  }

  /// Whom to seal the share's secret to.
  public GrantTerms.Recipient recipient(AccountId account) {
    return account(account).recipient(state().kind().category());
  }

  /// The key of whoever is said to have written content: a device of an account that was allowed
  /// to.
  public Optional<VerifyingKey> author(Actor actor) {
    return Optional.ofNullable(verified.accounts().get(actor.account()))
        .filter(account -> verified.writers().contains(account.account()))
        .flatMap(account -> account.signingKeyEver(actor.device()));
  }
}
