package org.lockstep.domain.forecast;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.domain.Decision.Accepted;
import org.lockstep.domain.Decision.Rejected;
import org.lockstep.domain.Moment;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvolution;
import org.lockstep.domain.account.AccountRejection;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareDecider;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareRejection;

/// An account and shares on which commands are tried that nobody has given. For one thread.
final class Trial implements Accounts {
  private final Accounts others;
  private final AccountDecider.Facts facts;
  private final Moment at;
  private final Map<ShareId, ShareProtection> shares;
  private Open own;

  Trial(Present present, Moment at) {
    this.own = present.own();
    this.shares = new LinkedHashMap<>(present.shares());
    this.others = present.others();
    this.facts = present.facts();
    this.at = at;
  }

  Open own() {
    return own;
  }

  List<ShareId> shares() {
    return List.copyOf(shares.keySet());
  }

  Map<ShareId, ShareProtection> protections() {
    return shares;
  }

  ShareProtection protection(ShareId share) {
    return Objects.requireNonNull(shares.get(share));
  }

  @Override
  public Optional<Open> account(AccountId account) {
    return account.equals(own.account()) ? Optional.of(own) : others.account(account);
  }

  /// Why the real command would be refused; empty once it has been tried.
  Optional<AccountRejection> order(AccountCommand command) {
    return switch (AccountDecider.decide(command, own, facts)) {
      case Accepted(var events) -> {
        events.forEach(this::apply);
        yield Optional.empty();
      }
      case Rejected(var reason) -> Optional.of(reason);
    };
  }

  void apply(AccountEvent event) {
    if (AccountEvolution.evolve(own, event) instanceof Open open) own = open;
    shares.replaceAll((_, protection) -> protection.afterAccountEvent(event, at, this));
  }

  /// The same for a share.
  Optional<ShareRejection> order(ShareCommand command) {
    var share = command.share();
    var before = protection(share);
    return switch (ShareDecider.decide(command, before.state(), factsOf(before))) {
      case Accepted(var events) -> {
        events.forEach(event -> shares.put(share, protection(share).after(event, at, this)));
        yield Optional.empty();
      }
      case Rejected(var reason) -> Optional.of(reason);
    };
  }

  private ShareFacts factsOf(ShareProtection protection) {
    var members = new HashMap<AccountId, ShareFacts.Member>();
    protection
        .share()
        .ifPresent(
            share -> {
              var named = new HashSet<>(share.participants().keySet());
              named.addAll(share.invitations().keySet());
              named.forEach(a -> memberOf(a).ifPresent(member -> members.put(a, member)));
            });
    return new ShareFacts(members);
  }

  private Optional<ShareFacts.Member> memberOf(AccountId account) {
    return account(account)
        .map(
            open ->
                new ShareFacts.Member(
                    open.mode(), open.service().current(), open.devices().keySet()));
  }
}
