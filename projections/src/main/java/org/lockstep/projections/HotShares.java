package org.lockstep.projections;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;

/// The protection of the shares in use, each as of the same position, and which accounts bear on
/// them. The one that was not asked for the longest goes first.
///
/// Safe for use by many threads.
final class HotShares {
  private final int limit;
  private final LinkedHashMap<ShareId, ShareProtection> shares =
      new LinkedHashMap<>(16, 0.75f, true);
  private final Map<AccountId, Set<ShareId>> byAccount = new HashMap<>();

  HotShares(int limit) {
    this.limit = limit;
  }

  synchronized @Nullable ShareProtection get(ShareId share) {
    return shares.get(share);
  }

  /// The hot shares on which an event of the account bears.
  synchronized Set<ShareId> of(AccountId account) {
    return Set.copyOf(byAccount.getOrDefault(account, Set.of()));
  }

  synchronized void put(ShareId share, ShareProtection now) {
    var before = shares.put(share, now);
    if (before != null) {
      if (accounts(before).equals(accounts(now))) return;
      forget(share, before);
    }
    accounts(now).forEach(a -> byAccount.computeIfAbsent(a, _ -> new HashSet<>()).add(share));
    if (shares.size() > limit) evict();
  }

  synchronized List<ShareProtection> all() {
    return List.copyOf(shares.values());
  }

  private void evict() {
    var eldest = shares.pollFirstEntry();
    forget(eldest.getKey(), eldest.getValue());
  }

  private void forget(ShareId share, ShareProtection was) {
    for (var account : accounts(was)) {
      byAccount.computeIfPresent(
          account,
          (_, hot) -> {
            hot.remove(share);
            return hot.isEmpty() ? null : hot;
          });
    }
  }

  synchronized void clear() {
    shares.clear();
    byAccount.clear();
  }

  /// Whether events of the account can change a protection.
  static boolean concerns(ShareProtection protection, AccountId account) {
    return protection
        .share()
        .filter(
            share ->
                share.participants().containsKey(account)
                    || share.keys().granted().containsKey(account))
        .isPresent();
  }

  /// The accounts whose events can change a protection: participants, and all who ever got a key.
  static Set<AccountId> accounts(ShareProtection protection) {
    var accounts = new HashSet<AccountId>();
    protection
        .share()
        .ifPresent(
            share -> {
              accounts.addAll(share.participants().keySet());
              accounts.addAll(share.keys().granted().keySet());
            });
    return accounts;
  }
}
