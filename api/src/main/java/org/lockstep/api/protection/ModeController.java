package org.lockstep.api.protection;

import java.util.List;
import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.problem.Unmet;
import org.lockstep.api.request.Caller;
import org.lockstep.api.server.VaultKeeper;
import org.lockstep.domain.account.AccountCommand.TurnOffAdvancedProtection;
import org.lockstep.domain.account.AccountCommand.TurnOnAdvancedProtection;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.AccountMessages.ChangeMode;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import org.lockstep.wire.message.AccountMessages.UnmetView;
import org.lockstep.wire.message.OwnDataMessages.CategoryView;
import org.lockstep.wire.message.ProtectionMessages.Obligations;
import org.lockstep.wire.message.Receipt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The protection mode of the calling account, and what its devices owe (R03, R04, R07, R08, R20).
@RestController
public final class ModeController {
  private final AccountCommands commands;
  private final VaultKeeper keeper;
  private final ReadModels models;
  private final ObligationViews obligations;

  /// Wired by the assembly.
  public ModeController(
      AccountCommands commands,
      VaultKeeper keeper,
      ReadModels models,
      ObligationViews obligations) {
    this.commands = commands;
    this.keeper = keeper;
    this.models = models;
    this.obligations = obligations;
  }

  @PutMapping("/v1/protection")
  Receipt change(@RequestBody ChangeMode request, Caller caller) {
    var account = caller.account();
    var device = caller.device();
    return switch (request.mode()) {
      case ADVANCED -> {
        commands.send(new TurnOnAdvancedProtection(account, device, request.counter()), caller);
        // Within the request, so that the device may rotate as soon as it is answered.
        yield new Receipt(keeper.settleAccount(account));
      }
      case STANDARD ->
          new Receipt(
              commands.send(
                  new TurnOffAdvancedProtection(account, device, request.counter()), caller));
    };
  }

  @GetMapping("/v1/protection")
  ProtectionStatus status(Caller caller) {
    return models.consistently(
        () -> {
          var state = commands.state(caller);
          return new ProtectionStatus(
              caller.account(),
              state.mode(),
              state.modeCounter(),
              state.mode() == ProtectionMode.ADVANCED ? List.of() : unmet(caller),
              obligations.show(models.accounts().obligations(caller.account())),
              state.own().backup(),
              state.own().caldav(),
              table(caller),
              models.position() - 1);
        });
  }

  private List<CategoryView> table(Caller caller) {
    return models.accounts().card(caller.account()).orElseThrow().table().stream()
        .map(CategoryView::of)
        .toList();
  }

  private List<UnmetView> unmet(Caller caller) {
    var conditions =
        AccountDecider.unmetConditions(
            caller.device(), commands.state(caller), commands.facts(caller));
    return conditions.stream().map(Unmet::view).toList();
  }

  @GetMapping("/v1/obligations")
  Obligations owed(Caller caller) {
    var owed = models.obligations().of(caller.account());
    return new Obligations(obligations.show(owed), models.position() - 1);
  }
}
