package org.lockstep.domain.share;

import static org.lockstep.domain.Decision.accept;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockstep.domain.Decision;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareCommand.PartWithClosed;
import org.lockstep.domain.share.ShareEvent.ClosedAccountParted;
import org.lockstep.domain.share.ShareEvent.OwnerClosed;
import org.lockstep.domain.share.ShareEvent.OwnershipPassed;
import org.lockstep.domain.share.ShareState.Active;

/// What the closing of an account means for a share that it is in (R102).
///
/// A share that it owned goes to the editor who has been in it the longest; without an editor it
/// ends. Doing it twice changes nothing.
public final class ClosingRules {
  private ClosingRules() {}

  static Decision<ShareEvent, ShareRejection> part(
      PartWithClosed c, Active share, ShareFacts facts) {
    var account = c.account();
    if (share.owner().equals(account)) {
      return successor(share, other -> facts.of(other).isPresent())
          .map(to -> handOver(c, to))
          .orElseGet(() -> accept(new OwnerClosed(c.share(), account)));
    }
    boolean concerned =
        share.roleOf(account).isPresent() || share.invitations().containsKey(account);
    return concerned ? accept(new ClosedAccountParted(c.share(), account)) : accept();
  }

  private static Decision<ShareEvent, ShareRejection> handOver(PartWithClosed c, AccountId to) {
    var title = Personal.of(to, c.title().text().orElse(""));
    return accept(
        new OwnershipPassed(c.share(), c.account(), to, title),
        new ClosedAccountParted(c.share(), c.account()));
  }

  /// Who takes a share over when its owner closes: the first editor whose account lives.
  ///
  /// @param lives whether an account is not closed itself
  public static Optional<AccountId> successor(Active share, Predicate<AccountId> lives) {
    return share.participants().entrySet().stream()
        .filter(entry -> entry.getValue() == Role.EDITOR)
        .map(Map.Entry::getKey)
        .filter(lives)
        .findFirst();
  }
}
