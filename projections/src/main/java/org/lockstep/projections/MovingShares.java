package org.lockstep.projections;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.ShareEvent;

/// Moves the hot shares over a batch of events, beside them: only what [#publish] puts back is
/// seen. Cold shares stay cold. Confined to one thread.
final class MovingShares {
  private final HotShares hot;
  private final Map<ShareId, ShareProtection> now = new HashMap<>();

  MovingShares(HotShares hot) {
    this.hot = hot;
  }

  /// Moves over the next event; `accounts` are as they are after it.
  void apply(Decoded decoded, Accounts accounts) {
    switch (decoded.event()) {
      case AccountEvent e -> applyToAccount(e, decoded, accounts);
      case ShareEvent e -> {
        var before = now.containsKey(e.share()) ? now.get(e.share()) : hot.get(e.share());
        if (before != null) now.put(e.share(), before.after(e, decoded.moment(), accounts));
      }
      case ItemEvent _, HandleClaimed _, KeyUsed _, LogBegun _ -> {}
    }
  }

  private void applyToAccount(AccountEvent event, Decoded decoded, Accounts accounts) {
    var account = event.account();
    var candidates = new HashSet<>(hot.of(account));
    candidates.addAll(now.keySet());
    for (var share : candidates) {
      var before = now.containsKey(share) ? now.get(share) : hot.get(share);
      if (before != null && HotShares.concerns(before, account)) {
        now.put(share, before.afterAccountEvent(event, decoded.moment(), accounts));
      }
    }
  }

  void publish() {
    now.forEach(hot::put);
  }
}
