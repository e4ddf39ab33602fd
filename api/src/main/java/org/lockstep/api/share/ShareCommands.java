package org.lockstep.api.share;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.custody.Rosters;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.domain.Decision.Accepted;
import org.lockstep.domain.Decision.Rejected;
import org.lockstep.domain.account.AccountRejection.AccountIsClosed;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareCommand.ByActor;
import org.lockstep.domain.share.ShareDecider;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.springframework.stereotype.Component;

/// Sends devices' commands to shares, with the facts that they are decided by.
@Component
public final class ShareCommands {
  private final ReadModels models;
  private final VisibleShares visible;
  private final Commands commands;
  private final Rosters rosters;

  /// Commands that are judged by these models.
  public ShareCommands(
      ReadModels models, VisibleShares visible, Commands commands, Rosters rosters) {
    this.rosters = rosters;
    this.models = models;
    this.visible = visible;
    this.commands = commands;
  }

  /// What more is checked of a command before it is sent.
  @FunctionalInterface
  interface Check {
    /// Checks the command.
    ///
    /// @param share as the views know it; the command would be accepted there
    /// @throws Refused if the command must not be sent
    void against(ShareState share);
  }

  /// Sends a command that carries no key material.
  ///
  /// @return the position that it wrote
  long send(ByActor command) {
    return rosters.granting(
        () -> {
          visible.catchUp();
          requireOpen(command);
          var state = state(command);
          return commands.send(command, facts(command, state));
        });
  }

  /// An account that was closed while its order waited gives none any more (R102).
  private void requireOpen(ByActor command) {
    var account = command.by().account();
    if (models.accounts().state(account).isEmpty()) {
      throw new Refused(new AccountIsClosed(account));
    }
  }

  /// Sends a command, after a check that is made only if the command would be accepted.
  ///
  /// The rosters that it is decided by stay as they are until it is recorded: a grant of a device
  /// that is revoked meanwhile comes before the revocation, or not at all.
  ///
  /// @return the position that it wrote
  long send(ByActor command, Check check) {
    return rosters.granting(() -> commands.send(command, checked(command, check)));
  }

  /// Decides a command against the views and checks it, without sending it.
  ///
  /// @return what it is to be decided by
  ShareFacts checked(ByActor command, Check check) {
    visible.catchUp();
    requireOpen(command);
    var state = state(command);
    var facts = facts(command, state);
    switch (ShareDecider.decide(command, state, facts)) {
      case Accepted(_) -> check.against(state);
      case Rejected(var reason) -> throw new Refused(reason);
    }
    return facts;
  }

  /// Sends a command that [#checked] has let pass.
  long send(ByActor command, ShareFacts facts) {
    return commands.send(command, facts);
  }

  private ShareState state(ByActor command) {
    return models
        .shares()
        .protection(command.share())
        .map(ShareProtection::state)
        .orElse(ShareState.UNBORN);
  }

  private ShareFacts facts(ByActor command, ShareState state) {
    var accounts = new HashSet<>(named(command));
    accounts.add(command.by().account());
    if (state instanceof ShareState.Active share) {
      accounts.addAll(share.participants().keySet());
      accounts.addAll(share.invitations().keySet());
    }
    return visible.facts(accounts);
  }

  private static Set<AccountId> named(ByActor command) {
    return switch (command) {
      case ShareCommand.CreateShare c -> recipients(c.epoch().grants());
      case ShareCommand.StartEpoch c -> recipients(c.epoch().grants());
      case ShareCommand.GrantKey c -> recipients(c.grants());
      case ShareCommand.Invite c -> Set.of(c.account());
      case ShareCommand.WithdrawInvitation _,
          ShareCommand.Join _,
          ShareCommand.Leave _,
          ShareCommand.RemoveParticipant _,
          ShareCommand.ChangeRole _,
          ShareCommand.OpenLink _,
          ShareCommand.CloseLink _,
          ShareCommand.StartCollaboration _,
          ShareCommand.EndCollaboration _,
          ShareCommand.EscrowEpoch _,
          ShareCommand.EndShare _ ->
          Set.of();
    };
  }

  private static Set<AccountId> recipients(List<Grant> grants) {
    var recipients = new HashSet<AccountId>();
    grants.forEach(grant -> recipients.add(grant.recipient()));
    return recipients;
  }
}
