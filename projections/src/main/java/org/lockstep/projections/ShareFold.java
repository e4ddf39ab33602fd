package org.lockstep.projections;

import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.ShareEvent;

/// Folds one share anew from the events that concern it. Confined to one thread.
final class ShareFold {
  private final ShareId share;
  private final MovingAccounts accounts;
  private ShareProtection protection;

  private ShareFold(ShareId share, MovingAccounts accounts, ShareProtection protection) {
    this.share = share;
    this.accounts = accounts;
    this.protection = protection;
  }

  ShareFold(ShareId share, Streams streams) {
    this(share, new MovingAccounts(streams, 0, _ -> null), ShareProtection.NONE);
  }

  /// A fold that goes on from a protection as it was after the events below `end`.
  static ShareFold resumed(ShareId share, Streams streams, ShareProtection protection, long end) {
    return new ShareFold(share, new MovingAccounts(streams, end, _ -> null), protection);
  }

  /// Moves over the next event that concerns the share, in the order of the history.
  void apply(Decoded decoded) {
    switch (decoded.event()) {
      case AccountEvent e -> {
        accounts.apply(e, decoded.moment());
        if (HotShares.concerns(protection, e.account())) {
          protection = protection.afterAccountEvent(e, decoded.moment(), accounts);
        }
      }
      case ShareEvent e when e.share().equals(share) -> {
        accounts.pass(decoded.moment());
        protection = protection.after(e, decoded.moment(), accounts);
      }
      case ShareEvent _, ItemEvent _, HandleClaimed _, KeyUsed _, LogBegun _ -> {}
    }
  }

  ShareProtection protection() {
    return protection;
  }
}
