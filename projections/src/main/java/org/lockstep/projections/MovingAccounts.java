package org.lockstep.projections;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.Moment;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.id.AccountId;

/// Accounts as they are at a point that moves along the history, each read when it is first asked
/// for. Confined to one thread.
final class MovingAccounts implements Accounts {
  private final Streams streams;
  private final Function<AccountId, @Nullable Account> atStart;
  private final Map<AccountId, Account> now = new HashMap<>();
  private final Set<AccountId> touched = new HashSet<>();
  private long end;

  /// @param atStart accounts that are known as of the events below `end`, or null
  MovingAccounts(Streams streams, long end, Function<AccountId, @Nullable Account> atStart) {
    this.streams = streams;
    this.end = end;
    this.atStart = atStart;
  }

  /// Moves over an event of an account.
  void apply(AccountEvent event, Moment at) {
    var before = known(event.account()); // as of before this event
    touched.add(event.account());
    end = at.position() + 1;
    if (before != null) now.put(event.account(), before.after(event, at));
    else if (event instanceof AccountOpened o) now.put(event.account(), Account.opened(o, at));
  }

  /// Moves over an event that is no account's.
  void pass(Moment at) {
    end = at.position() + 1;
  }

  private @Nullable Account known(AccountId account) {
    var current = now.get(account);
    if (current != null || touched.contains(account)) return current;
    return atStart.apply(account);
  }

  @Override
  public Optional<AccountState.Open> account(AccountId account) {
    var known = known(account);
    if (known != null) return Optional.of(known.state());
    var read = streams.account(account, end);
    read.ifPresent(found -> now.put(account, found));
    return read.map(Account::state);
  }

  /// The accounts that had events, each as it is now if that is known.
  Map<AccountId, Optional<Account>> touched() {
    var all = new HashMap<AccountId, Optional<Account>>();
    touched.forEach(account -> all.put(account, Optional.ofNullable(now.get(account))));
    return all;
  }
}
