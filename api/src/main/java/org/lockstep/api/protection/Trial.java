package org.lockstep.api.protection;

import java.util.List;
import java.util.Optional;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.Decision.Accepted;
import org.lockstep.domain.Decision.Rejected;
import org.lockstep.domain.Moment;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareDecider;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareRejection.DowngradeKind;
import org.lockstep.domain.share.ShareRejection.GuardForbids;

/// A share on which commands are tried that nobody has given: by the rules that decide real ones,
/// and with the fold that judges real histories. Nothing is written.
///
/// What a guard forbids is tried as if there were none, and remembered: whoever asks is told both
/// what would come of it and that the guard stands in its way (R64, R65).
///
/// For one thread.
final class Trial {
  private final Accounts accounts;
  private final ShareFacts facts;
  private final Moment at;
  private ShareProtection protection;
  private Optional<DowngradeKind> guarded = Optional.empty();

  /// Begins with a share as it is.
  ///
  /// @param at the moment at which everything that is tried would happen
  Trial(ShareProtection protection, Accounts accounts, ShareFacts facts, Moment at) {
    this.protection = protection;
    this.accounts = accounts;
    this.facts = facts;
    this.at = at;
  }

  /// Tries a command.
  ///
  /// @throws Refused with the reason for which the real command would be refused, but for a guard
  void order(ShareCommand command) {
    switch (ShareDecider.decide(command, protection.state(), facts)) {
      case Accepted(var events) -> take(events);
      case Rejected(GuardForbids(var cause)) -> orderUnguarded(command, cause);
      case Rejected(var reason) -> throw new Refused(reason);
    }
  }

  private void orderUnguarded(ShareCommand command, DowngradeKind cause) {
    guarded = guarded.or(() -> Optional.of(cause));
    var unguarded = protection.share().orElseThrow().unguarded();
    switch (ShareDecider.decide(command, unguarded, facts)) {
      case Accepted(var events) -> take(events);
      case Rejected(var reason) -> throw new Refused(reason);
    }
  }

  private void take(List<ShareEvent> events) {
    events.forEach(event -> protection = protection.after(event, at, accounts));
  }

  /// What the share after everything that was tried is like.
  Outcome outcome() {
    return new Outcome(protection, guarded);
  }

  /// What a trial comes to.
  ///
  /// @param guardForbids for what the guard would refuse it
  record Outcome(ShareProtection after, Optional<DowngradeKind> guardForbids) {}

  /// The share after everything that was tried.
  ShareProtection protection() {
    return protection;
  }
}
