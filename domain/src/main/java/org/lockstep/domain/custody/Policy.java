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
    return causes(share, new Scope.Everyone(), accounts);
  }

  /// The reasons that lie in the share itself or in an account within `scope`.
  static Set<Cause> causes(Active share, Scope scope, Accounts accounts) {
    var causes = ofShare(share);
    for (var account : scope.among(share.participants().keySet())) {
      if (!accounts.isAdvanced(account)) causes.add(new Cause.Participant(account));
    }
    return causes;
  }

  /// The reasons that lie in the share itself: what calls for its key to be escrowed.
  static Set<Cause> ofShare(Active share) {
    var causes = new LinkedHashSet<Cause>();
    if (!share.kind().endToEndPossible()) causes.add(new Cause.Kind());
    if (share.link().isPresent()) causes.add(new Cause.OpenLink());
    if (share.collaboration()) causes.add(new Cause.LiveCollaboration());
    return causes;
  }
}
