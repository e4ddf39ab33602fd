package org.lockstep.domain.share;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.lockstep.domain.id.AccountId;

/// Where the epochs of a share's secret stand, and to whose keys they were ever sealed.
///
/// Each epoch wraps its predecessor, so who reaches epoch *n* reaches all up to *n*: it is enough
/// to remember, for each key that
/// was sealed to, the newest epoch that was.
///
/// @param current the epoch that new content is written under; 0 before the first
/// @param granted per account and epoch of its service secret, the newest epoch of this share
///     sealed to its category key
/// @param escrowed up to which epoch the vault has ever received the secret
/// @param held up to which epoch the vault holds it now
public record ShareKeys(
    int current, Map<AccountId, Map<Integer, Integer>> granted, int escrowed, int held) {
  static final ShareKeys NONE = new ShareKeys(0, Map.of(), 0, 0);

  /// Copies the map.
  public ShareKeys {
    granted = Map.copyOf(granted);
  }

  /// Every account that the current epoch was sealed to, participants or not.
  public Set<AccountId> holders() {
    var holders = new HashSet<AccountId>();
    granted.forEach(
        (account, epochs) -> {
          if (epochs.containsValue(current)) holders.add(account);
        });
    return holders;
  }

  /// The newest epoch that is reached by whoever reaches, of each account, the service secrets up
  /// to `reach`; 0 if none is.
  public int reachedThrough(ToIntFunction<AccountId> reach) {
    int newest = 0;
    for (var entry : granted.entrySet()) {
      int upTo = reach.applyAsInt(entry.getKey());
      for (var grant : entry.getValue().entrySet()) {
        if (grant.getKey() <= upTo) newest = Math.max(newest, grant.getValue());
      }
    }
    return newest;
  }

  /// Whether the current epoch was sealed to `account` under one of its service secrets up to
  /// `upTo`.
  public boolean isCurrentReachedThrough(AccountId account, int upTo) {
    return granted.getOrDefault(account, Map.of()).entrySet().stream()
        .anyMatch(grant -> grant.getValue() == current && grant.getKey() <= upTo);
  }

  ShareKeys started(ShareEpoch epoch) {
    return new ShareKeys(epoch.number(), granted, escrowed, held)
        .granted(epoch.number(), epoch.grants());
  }

  ShareKeys granted(int epoch, List<Grant> grants) {
    var all = new HashMap<>(granted);
    for (var grant : grants) {
      var ofAccount = new HashMap<>(all.getOrDefault(grant.recipient(), Map.of()));
      ofAccount.merge(grant.serviceEpoch(), epoch, Math::max);
      all.put(grant.recipient(), Map.copyOf(ofAccount));
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
