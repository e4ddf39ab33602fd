package org.lockstep.api.item;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.server.LockstepProperties;
import org.lockstep.domain.Decision.Accepted;
import org.lockstep.domain.Decision.Rejected;
import org.lockstep.domain.Moment;
import org.lockstep.domain.custody.Obligation;
import org.lockstep.domain.custody.Obligations;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemCommand;
import org.lockstep.domain.item.ItemDecider;
import org.lockstep.domain.share.Role;
import org.lockstep.projections.ReadModels;
import org.springframework.stereotype.Component;

/// Sends devices' commands to items, with the facts of the share that they are decided by.
@Component
public final class ItemCommands {
  private final ReadModels models;
  private final VisibleShares visible;
  private final Commands commands;
  private final Duration rotationDeadline;
  private final Clock clock;

  /// Commands that are judged by these models.
  public ItemCommands(
      ReadModels models,
      VisibleShares visible,
      Commands commands,
      LockstepProperties properties,
      Clock clock) {
    this.models = models;
    this.visible = visible;
    this.commands = commands;
    this.rotationDeadline = properties.protection().rotationDeadline();
    this.clock = clock;
  }

  /// Sends a command.
  ///
  /// @return the position that it wrote
  /// @throws Refused also if the account takes no part in the share, or the share has ended
  long send(ItemCommand command) {
    return commands.send(command, facts(command));
  }

  /// Decides a command against the views, so that what is refused anyway is refused before any work
  /// is done for it.
  ///
  /// @throws Refused if it is
  void require(ItemCommand command) {
    visible.catchUp();
    switch (ItemDecider.decide(command, state(command), facts(command))) {
      case Accepted(_) -> {}
      case Rejected(var reason) -> throw new Refused(reason);
    }
  }

  private ItemDecider.State state(ItemCommand command) {
    return models
        .items()
        .item(command.share(), command.item())
        .<ItemDecider.State>map(
            known -> new ItemDecider.State.Present(command.share(), known.version().number()))
        .orElse(new ItemDecider.State.Unborn());
  }

  private ItemDecider.Facts facts(ItemCommand command) {
    visible.catchUp();
    return models.consistently(() -> facts(command.share(), command.by().account()));
  }

  private ItemDecider.Facts facts(ShareId id, AccountId account) {
    var share = visible.living(id, account);
    return new ItemDecider.Facts(
        share.roleOf(account).orElse(Role.VIEWER),
        share.keys().current(),
        rotationOwedSince(visible.protection(id, account)),
        rotationDeadline,
        clock.instant());
  }

  /// Since when somebody who has no part in the share any more can read what is written to it
  /// (R59).
  private Optional<Instant> rotationOwedSince(ShareProtection protection) {
    return protection
        .share()
        .filter(share -> Obligations.isHeldByRemovedParty(share, models.accounts()))
        .flatMap(_ -> Optional.ofNullable(protection.pending().get(new Obligation.RotateShare())))
        .map(Moment::at);
  }
}
