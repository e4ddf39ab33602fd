package org.lockstep.domain.share;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareRejection.GrantKeyStale;
import org.lockstep.domain.share.ShareRejection.GrantRoleWrong;
import org.lockstep.domain.share.ShareRejection.GranterNotTrusted;
import org.lockstep.domain.share.ShareRejection.GrantsWrong;
import org.lockstep.domain.share.ShareState.Active;

/// To whom a share secret may be sealed: participants, and invited accounts that are `ADVANCED`
/// (R57), under their current keys, and by trusted devices alone (R71).
final class GrantRules {
  private GrantRules() {}

  /// What is wrong with the grants of a new epoch, which must reach every participant.
  static Optional<ShareRejection> faultOfEpoch(
      List<Grant> grants, Actor by, Active share, ShareFacts facts) {
    var recipients = recipients(grants);
    var missing = new HashSet<>(share.participants().keySet());
    missing.removeAll(recipients);
    var strangers = strangers(recipients, share, facts);
    if (!missing.isEmpty() || !strangers.isEmpty() || recipients.size() != grants.size()) {
      return Optional.of(new GrantsWrong(missing, strangers));
    }
    return faultOfEach(grants, by, share, facts);
  }

  /// What is wrong with grants made within an epoch.
  static Optional<ShareRejection> faultOfGrants(
      List<Grant> grants, Actor by, Active share, ShareFacts facts) {
    var strangers = strangers(recipients(grants), share, facts);
    if (!strangers.isEmpty()) return Optional.of(new GrantsWrong(Set.of(), strangers));
    return faultOfEach(grants, by, share, facts);
  }

  private static Set<AccountId> recipients(List<Grant> grants) {
    return grants.stream().map(Grant::recipient).collect(Collectors.toSet());
  }

  private static Set<AccountId> strangers(
      Set<AccountId> recipients, Active share, ShareFacts facts) {
    return recipients.stream()
        .filter(account -> !share.participants().containsKey(account))
        .filter(account -> !share.invitations().containsKey(account) || !facts.isAdvanced(account))
        .collect(Collectors.toSet());
  }

  private static Optional<ShareRejection> faultOfEach(
      List<Grant> grants, Actor by, Active share, ShareFacts facts) {
    return grants.stream()
        .flatMap(grant -> faultOf(grant, share, facts).or(() -> granter(grant, by, facts)).stream())
        .findFirst();
  }

  private static Optional<ShareRejection> faultOf(Grant grant, Active share, ShareFacts facts) {
    var recipient = grant.recipient();
    var role = share.roleOf(recipient).orElseGet(() -> share.invitations().get(recipient));
    if (grant.role() != role) {
      return Optional.of(new GrantRoleWrong(recipient, role, grant.role()));
    }
    return staleness(grant, facts);
  }

  private static Optional<ShareRejection> granter(Grant grant, Actor by, ShareFacts facts) {
    return facts.isTrusted(grant.grantedBy(), by.account())
        ? Optional.empty()
        : Optional.of(new GranterNotTrusted(grant.grantedBy()));
  }

  /// A grant to another key than the recipient's current one; an unknown account has none.
  static Optional<ShareRejection> staleness(Grant grant, ShareFacts facts) {
    int current = facts.of(grant.recipient()).map(ShareFacts.Member::serviceEpoch).orElse(0);
    if (current > 0 && grant.serviceEpoch() == current) return Optional.empty();
    return Optional.of(new GrantKeyStale(grant.recipient(), current, grant.serviceEpoch()));
  }
}
