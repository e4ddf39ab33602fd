package org.lockstep.domain.share;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.domain.id.AccountId;

/// Where the epochs of a share's secret stand, and to whose keys they were ever sealed.
///
/// @param current the epoch that new content is written under; 0 before the first
/// @param granted per account what its keys open
/// @param escrowed up to which epoch the vault has ever received the secret
/// @param held up to which epoch the vault holds it now
public record ShareKeys(
    int current, Map<AccountId, GrantedEpochs> granted, int escrowed, int held) {
  static final ShareKeys NONE = new ShareKeys(0, Map.of(), 0, 0);

  /// Takes the map over: whoever makes one changes it no more.
  public ShareKeys {
    granted = Collections.unmodifiableMap(granted);
  }

  /// Every account that the current epoch was sealed to, participants or not.
  public Set<AccountId> holders() {
    var holders = new HashSet<AccountId>();
    for (var account : granted.keySet()) {
      if (isHeldBy(account)) holders.add(account);
    }
    return holders;
  }

  /// Whether the current epoch was sealed to `account`.
  public boolean isHeldBy(AccountId account) {
    var epochs = granted.get(account);
    return epochs != null && current > 0 && epochs.newest() == current;
  }

  /// Whether the current epoch was sealed to `account` under one of its service secrets up to
  /// `upTo`.
  public boolean isCurrentReachedThrough(AccountId account, int upTo) {
    var epochs = granted.get(account);
    return epochs != null && current > 0 && epochs.newest(upTo) == current;
  }

  ShareKeys started(ShareEpoch epoch) {
    return new ShareKeys(epoch.number(), granted, escrowed, held)
        .granted(epoch.number(), epoch.grants());
  }

  ShareKeys granted(int epoch, List<Grant> grants) {
    var all = new HashMap<>(granted);
    for (var grant : grants) {
      var before = all.getOrDefault(grant.recipient(), GrantedEpochs.NONE);
      all.put(grant.recipient(), before.and(grant.serviceEpoch(), epoch));
    }
    return new ShareKeys(current, all, escrowed, held);
  }

  ShareKeys escrowed(int epoch) {
    return new ShareKeys(current, granted, Math.max(escrowed, epoch), Math.max(held, epoch));
  }

  ShareKeys destroyed() {
    return new ShareKeys(current, granted, escrowed, 0);
  }
}
