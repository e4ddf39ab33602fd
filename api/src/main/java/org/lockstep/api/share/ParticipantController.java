package org.lockstep.api.share;

import java.util.List;
import java.util.Optional;
import org.lockstep.api.custody.GrantChecks;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.projections.Invitation;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.ShareMessages.ChangeRole;
import org.lockstep.wire.message.ShareMessages.InvitationView;
import org.lockstep.wire.message.ShareMessages.Invitations;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who takes part in a share: invitations, joining, leaving, removing, roles (R57, R59, R63).
@RestController
public final class ParticipantController {
  private final ShareCommands commands;
  private final ShareKeyring keyring;
  private final VisibleShares visible;
  private final ShareViews views;
  private final ReadModels models;

  /// Wired by the assembly.
  public ParticipantController(
      ShareCommands commands,
      ShareKeyring keyring,
      VisibleShares visible,
      ShareViews views,
      ReadModels models) {
    this.commands = commands;
    this.keyring = keyring;
    this.visible = visible;
    this.views = views;
    this.models = models;
  }

  @PostMapping("/v1/shares/{share}/invitations")
  @ResponseStatus(HttpStatus.CREATED)
  Receipt invite(@PathVariable ShareId share, @RequestBody Invite request, Caller caller) {
    var grant = request.grant().map(EpochGrant::grant);
    grant.ifPresent(made -> GrantChecks.form("/grant/grant", made, caller));
    var grants = grant.map(List::of).orElse(List.of());
    return new Receipt(
        commands.send(
            new ShareCommand.Invite(
                share, request.account(), request.role(), request.grant(), caller.actor()),
            state -> keyring.requireGenuine(grants, state, caller)));
  }

  @DeleteMapping("/v1/shares/{share}/invitations/{account}")
  Receipt withdraw(@PathVariable ShareId share, @PathVariable AccountId account, Caller caller) {
    return new Receipt(
        commands.send(new ShareCommand.WithdrawInvitation(share, account, caller.actor())));
  }

  @GetMapping("/v1/invitations")
  Invitations invitations(Caller caller) {
    return new Invitations(
        models.shares().invitations(caller.account()).stream()
            .flatMap(invitation -> view(invitation, caller.account()).stream())
            .toList());
  }

  private Optional<InvitationView> view(Invitation invitation, AccountId account) {
    return visible
        .invited(invitation.share(), account)
        .map(now -> views.invitation(invitation, now, account));
  }

  @PostMapping("/v1/shares/{share}/participants")
  @ResponseStatus(HttpStatus.CREATED)
  Receipt join(@PathVariable ShareId share, Caller caller) {
    return new Receipt(commands.send(new ShareCommand.Join(share, caller.actor())));
  }

  @DeleteMapping("/v1/shares/{share}/participants/{account}")
  Receipt part(@PathVariable ShareId share, @PathVariable AccountId account, Caller caller) {
    var command =
        account.equals(caller.account())
            ? new ShareCommand.Leave(share, caller.actor())
            : new ShareCommand.RemoveParticipant(share, account, caller.actor());
    return new Receipt(commands.send(command));
  }

  @PutMapping("/v1/shares/{share}/participants/{account}/role")
  Receipt changeRole(
      @PathVariable ShareId share,
      @PathVariable AccountId account,
      @RequestBody ChangeRole request,
      Caller caller) {
    return new Receipt(
        commands.send(new ShareCommand.ChangeRole(share, account, request.role(), caller.actor())));
  }
}
