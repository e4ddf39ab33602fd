package org.lockstep.api.protection;

import org.lockstep.api.problem.Refused;
import org.lockstep.domain.Decision.Accepted;
import org.lockstep.domain.Decision.Rejected;
import org.lockstep.domain.Moment;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareDecider;
import org.lockstep.domain.share.ShareFacts;

/// A share on which commands are tried that nobody has given: by the rules that decide real ones,
/// and with the fold that judges real histories. Nothing is written.
///
/// For one thread.
final class Trial {
  private final Accounts accounts;
  private final ShareFacts facts;
  private final Moment at;
  private ShareProtection protection;

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
  /// @throws Refused with the reason for which the real command would be refused
  void order(ShareCommand command) {
    switch (ShareDecider.decide(command, protection.state(), facts)) {
      case Accepted(var events) ->
          events.forEach(event -> protection = protection.after(event, at, accounts));
      case Rejected(var reason) -> throw new Refused(reason);
    }
  }

  /// The share after everything that was tried.
  ShareProtection protection() {
    return protection;
  }
}
