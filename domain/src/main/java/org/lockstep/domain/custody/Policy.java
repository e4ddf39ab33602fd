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
    var causes = new LinkedHashSet<Cause>();
    if (!share.kind().endToEndPossible()) causes.add(new Cause.Kind());
    if (share.link().isPresent()) causes.add(new Cause.OpenLink());
    if (share.collaboration()) causes.add(new Cause.LiveCollaboration());
    share.participants().keySet().stream()
        .filter(account -> !accounts.isAdvanced(account))
        .map(Cause.Participant::new)
        .forEach(causes::add);
    return causes;
  }
}
