package org.lockstep.api.protection;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.api.problem.ApiProblem.BodyMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Moment;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareRejection.InviteeUnknown;
import org.lockstep.domain.share.ShareRejection.NotInvited;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.ProtectionMessages.Preview;
import org.springframework.stereotype.Component;

/// What would become of a share (R57, R64): the commands, and what members' devices owe after them,
/// are tried on the share as it is, and the verdict is read off.
///
/// So a forecast is what then happens, or the refusal that the command would meet. That a guard
/// would refuse the change is told beside the forecast (R65).
@Component
public final class Forecasts {
  private static final int ID_LENGTH = 16;
  private static final LinkId NO_LINK = new LinkId(IdText.of(new byte[ID_LENGTH]));

  private final ReadModels models;
  private final VisibleShares visible;
  private final Clock clock;

  /// Over these models.
  public Forecasts(ReadModels models, VisibleShares visible, Clock clock) {
    this.models = models;
    this.visible = visible;
    this.clock = clock;
  }

  /// The share after a change that `by` is thinking of.
  ///
  /// @throws Refused as the change itself would be, but for a guard
  Trial.Outcome after(Preview preview, ShareProtection now, Actor by) {
    return switch (preview.change()) {
      case INVITE -> afterInviting(invitee(preview), now, by);
      case LINK ->
          afterEscrow(
              now, new ShareCommand.OpenLink(living(now).share(), NO_LINK, Bytes.EMPTY, by));
      case COLLABORATION ->
          afterEscrow(now, new ShareCommand.StartCollaboration(living(now).share(), by));
    };
  }

  private static AccountId invitee(Preview preview) {
    return preview
        .account()
        .orElseThrow(() -> new Refused(new BodyMalformed("/account", "the account to invite")));
  }

  /// The share after an invited account accepts, and a member's device seals the key to it.
  ///
  /// @throws Refused if it is not invited
  public ShareProtection afterJoining(AccountId account, ShareProtection now) {
    return joining(account, now).after();
  }

  private Trial.Outcome joining(AccountId account, ShareProtection now) {
    var role = living(now).invitations().get(account);
    if (role == null) throw new Refused(new NotInvited(account));
    var trial = trial(now, account);
    join(trial, account, role);
    return trial.outcome();
  }

  private Trial.Outcome afterInviting(AccountId account, ShareProtection now, Actor by) {
    var share = living(now);
    if (share.invitations().containsKey(account)) return joining(account, now);
    var trial = trial(now, account);
    trial.order(new ShareCommand.Invite(share.share(), account, Role.VIEWER, Optional.empty(), by));
    join(trial, account, Role.VIEWER);
    return trial.outcome();
  }

  private void join(Trial trial, AccountId account, Role role) {
    var share = living(trial.protection());
    var state = models.accounts().state(account).orElseThrow(() -> unknown(account));
    trial.order(new ShareCommand.Join(share.share(), actor(state)));
    var owner = actor(models.accounts().state(share.owner()).orElseThrow());
    var grant =
        new Grant(
            account, state.service().current(), role, Bytes.EMPTY, owner.device(), Bytes.EMPTY);
    trial.order(
        new ShareCommand.GrantKey(share.share(), share.keys().current(), List.of(grant), owner));
  }

  private static Actor actor(AccountState.Open state) {
    return new Actor(state.account(), state.devices().keySet().iterator().next());
  }

  private Trial.Outcome afterEscrow(ShareProtection now, ShareCommand.ByActor opening) {
    var trial = trial(now, opening.by().account());
    trial.order(opening);
    var share = living(now);
    trial.order(new ShareCommand.EscrowEpoch(share.share(), share.keys().current(), opening.by()));
    return trial.outcome();
  }

  private Trial trial(ShareProtection now, AccountId named) {
    var next = new Moment(models.position(), clock.instant());
    var accounts = Set.copyOf(List.of(named, living(now).owner()));
    return new Trial(now, models.accounts(), visible.facts(accounts), next);
  }

  private static ShareState.Active living(ShareProtection protection) {
    return protection.share().orElseThrow();
  }

  private static Refused unknown(AccountId account) {
    return new Refused(new InviteeUnknown(account));
  }
}
