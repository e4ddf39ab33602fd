package org.lockstep.api.share;

import org.lockstep.api.custody.Escrows;
import org.lockstep.api.custody.GrantChecks;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.lockstep.vault.KeyName;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.ShareMessages.EscrowEpoch;
import org.lockstep.wire.message.ShareMessages.GrantKeys;
import org.lockstep.wire.message.ShareMessages.ShareKeys;
import org.lockstep.wire.message.ShareMessages.StartEpoch;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A share's secrets: new epochs, grants, and the escrow to the vault (R53, R58).
@RestController
public final class ShareKeyController {
  private final ShareCommands commands;
  private final ShareKeyring keyring;
  private final VisibleShares visible;
  private final Escrows escrows;
  private final ReadModels models;

  /// Wired by the assembly.
  public ShareKeyController(
      ShareCommands commands,
      ShareKeyring keyring,
      VisibleShares visible,
      Escrows escrows,
      ReadModels models) {
    this.commands = commands;
    this.keyring = keyring;
    this.visible = visible;
    this.escrows = escrows;
    this.models = models;
  }

  @GetMapping("/v1/shares/{share}/keys")
  ShareKeys keys(@PathVariable ShareId share, Caller caller) {
    visible.living(share, caller.account());
    return models.shares().keys(share, caller.account());
  }

  @PostMapping("/v1/shares/{share}/epochs")
  @ResponseStatus(HttpStatus.CREATED)
  Receipt start(@PathVariable ShareId share, @RequestBody StartEpoch request, Caller caller) {
    var epoch = request.epoch();
    KeyMaterial.digest("/epoch/commitment", epoch.commitment());
    // A missing predecessor is the domain's to refuse, and so is an epoch that needs none.
    if (!epoch.previous().isEmpty()) {
      KeyMaterial.previous("/epoch/previous", Math.max(2, epoch.number()), epoch.previous());
    }
    GrantChecks.form("/epoch/grants", epoch.grants(), caller);
    return new Receipt(
        commands.send(
            new ShareCommand.StartEpoch(share, epoch, caller.actor()),
            state -> requireGenuine(epoch, state, caller)));
  }

  private void requireGenuine(ShareEpoch epoch, ShareState state, Caller caller) {
    if (!(state instanceof ShareState.Active share)) return;
    var granted =
        new GrantChecks.Granted(
            share.share(), epoch.number(), epoch.commitment(), share.kind().category());
    keyring.requireGenuine(granted, epoch.grants(), caller);
  }

  @PostMapping("/v1/shares/{share}/grants")
  Receipt grant(@PathVariable ShareId share, @RequestBody GrantKeys request, Caller caller) {
    GrantChecks.form("/grants", request.grants(), caller);
    return new Receipt(
        commands.send(
            new ShareCommand.GrantKey(share, request.epoch(), request.grants(), caller.actor()),
            state -> keyring.requireGenuine(request.grants(), state, caller)));
  }

  @PutMapping("/v1/shares/{share}/escrow")
  Receipt escrow(@PathVariable ShareId share, @RequestBody EscrowEpoch request, Caller caller) {
    KeyMaterial.length("/seal", request.seal(), Escrow.LENGTH);
    var command = new ShareCommand.EscrowEpoch(share, request.epoch(), caller.actor());
    // No seal is opened that the rules do not call for.
    var facts = commands.checked(command, _ -> {});
    var living = visible.living(share, caller.account());
    return new Receipt(
        escrows.carryOut(
            KeyName.share(share.value(), request.epoch()),
            request.seal(),
            keyring.commitment(living, request.epoch()),
            () -> commands.send(command, facts)));
  }
}
