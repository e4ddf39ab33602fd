package org.lockstep.audit;

import java.util.List;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.ShareId;

/// Folds the events that concern a share: the same function whether for now or for any position of
/// the past (R62).
///
/// The events are the share's own and those of every account that it ever named as a participant
/// or gave a key to, from each account's first one on, in the order of the history. Pure functions.
public final class ShareReplay {
  private ShareReplay() {}

  /// The share's protection after the event at `upTo`; [ShareProtection#NONE] if it had not begun.
  public static ShareProtection fold(
      Iterable<? extends Recorded<?>> events, ShareId share, long upTo) {
    return replay(events, upTo).protection(share);
  }

  /// Why the vault has ever reached an epoch of the share's secret: a shortest chain of keys, the
  /// vault's first and the epoch's last, each opening a seal that holds the next.
  ///
  /// @return empty if the vault had not reached it by `upTo`
  public static List<Key> why(Iterable<? extends Recorded<?>> events, Key.Share epoch, long upTo) {
    return replay(events, upTo).graph().path(new Key.Vault(), epoch);
  }

  private static CustodyReplay replay(Iterable<? extends Recorded<?>> events, long upTo) {
    var replay = new CustodyReplay();
    for (var recorded : events) {
      if (recorded.position() > upTo) break;
      replay.apply(recorded);
    }
    return replay;
  }
}
