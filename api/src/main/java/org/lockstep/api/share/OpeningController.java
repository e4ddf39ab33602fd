package org.lockstep.api.share;

import java.util.Optional;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.live.CollaborationEnd;
import org.lockstep.api.problem.ApiProblem.LinkTaken;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.api.server.VaultKeeper;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.ShareMessages.OpenLink;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What opens a share beyond its participants' devices: an "anyone with the link" link, and live
/// collaboration (R53, R54, R65).
///
/// When one ends and nothing else calls for the share's key, the vault destroys it within the
/// request, so that a device may start a clean epoch as soon as it is answered (R58). What was live
/// is shredded within the request too, and only by a device that holds the documents frozen since
/// it has read them (R54).
@RestController
public final class OpeningController {
  private final ShareCommands commands;
  private final ReadModels models;
  private final VaultKeeper keeper;
  private final CollaborationEnd collaborations;

  /// Wired by the assembly.
  public OpeningController(
      ShareCommands commands,
      ReadModels models,
      VaultKeeper keeper,
      CollaborationEnd collaborations) {
    this.commands = commands;
    this.models = models;
    this.keeper = keeper;
    this.collaborations = collaborations;
  }

  @PutMapping("/v1/shares/{share}/link")
  Receipt openLink(@PathVariable ShareId share, @RequestBody OpenLink request, Caller caller) {
    KeyMaterial.digest("/verifier", request.verifier());
    return new Receipt(
        commands.send(
            new ShareCommand.OpenLink(share, request.link(), request.verifier(), caller.actor()),
            _ -> requireNew(request.link())));
  }

  /// A closed link does not come back, and no share takes another one's address.
  private void requireNew(LinkId link) {
    if (models.shares().byLink(link).isPresent()) throw new Refused(new LinkTaken(link));
  }

  @DeleteMapping("/v1/shares/{share}/link")
  Receipt closeLink(@PathVariable ShareId share, Caller caller) {
    return ending(new ShareCommand.CloseLink(share, caller.actor()));
  }

  @PutMapping("/v1/shares/{share}/collaboration")
  Receipt startCollaboration(@PathVariable ShareId share, Caller caller) {
    return new Receipt(commands.send(new ShareCommand.StartCollaboration(share, caller.actor())));
  }

  @DeleteMapping("/v1/shares/{share}/collaboration")
  Receipt endCollaboration(
      @PathVariable ShareId share, @RequestParam Optional<String> freeze, Caller caller) {
    return collaborations.under(
        share,
        freeze,
        caller,
        () -> ending(new ShareCommand.EndCollaboration(share, caller.actor())));
  }

  private Receipt ending(ShareCommand.ByActor command) {
    commands.send(command);
    return new Receipt(keeper.settleShare(command.share()));
  }
}
