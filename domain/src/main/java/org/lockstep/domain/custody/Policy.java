package org.lockstep.domain.custody;

import java.util.LinkedHashSet;
import java.util.Set;
import org.lockstep.domain.share.ShareState.Active;

/// What the participants, the kind, a link and live work allow (R51), whatever the custody of keys
/// is.
public final class Policy {
  private Policy() {}

  /// Every reason why the share must not be called end-to-end; none if it may be.
  public static Set<Cause> causes(Active share, Accounts accounts) {
    var causes = ofShare(share);
    for (var account : share.participants().keySet()) {
      if (!accounts.isAdvanced(account)) causes.add(new Cause.Participant(account));
    }
    return causes;
  }

  /// Whether the share may be end-to-end: there is no cause against it (R51).
  public static boolean allows(Active share, Accounts accounts) {
    if (share.callsForEscrow()) return false;
    for (var account : share.participants().keySet()) {
      if (!accounts.isAdvanced(account)) return false;
    }
    return true;
  }

  /// The causes that lie in the share itself: what calls for its key to be escrowed.
  static Set<Cause> ofShare(Active share) {
    var causes = new LinkedHashSet<Cause>();
    if (!share.kind().endToEndPossible()) causes.add(new Cause.Kind());
    if (share.link().isPresent()) causes.add(new Cause.OpenLink());
    if (share.collaboration()) causes.add(new Cause.LiveCollaboration());
    return causes;
  }
}
