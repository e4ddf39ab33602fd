package org.lockstep.domain.forecast;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Moment;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOn;
import org.lockstep.domain.account.AccountRejection;
import org.lockstep.domain.account.AccountRejection.ConditionsUnmet;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.UnmetCondition;
import org.lockstep.domain.forecast.Outlook.AccountRefuses;
import org.lockstep.domain.forecast.Outlook.Foreseen;
import org.lockstep.domain.forecast.Outlook.ShareRefuses;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.ShareCommand;

/// Tells what comes of a plan (R64): the change itself, and what is owed after it, as far as the
/// server, the account's own devices and its shares' members can meet it.
public final class Forecast {
  private Forecast() {}

  /// The outlook of `plan`.
  ///
  /// @param by the device that would give the command
  /// @param at the moment at which everything that is tried would happen
  public static Outlook of(Plan plan, Present present, DeviceId by, Moment at) {
    var trial = new Trial(present, at);
    var own = present.own();
    return switch (plan) {
      case Plan.TurnOn() -> turnOn(trial, by);
      case Plan.TurnOff() ->
          ordered(
              new AccountCommand.TurnOffAdvancedProtection(
                  own.account(), by, own.modeCounter() + 1),
              trial);
      case Plan.Revoke(var device) ->
          ordered(
              new AccountCommand.RevokeDevice(
                  own.account(), by, device, new RosterProof(own.rosterCounter() + 1, Bytes.EMPTY)),
              trial);
      case Plan.Close() -> close(trial, by);
      case Plan.Leave(var share) ->
          trial
              .order(new ShareCommand.Leave(share, new Actor(own.account(), by)))
              .<Outlook>map(ShareRefuses::new)
              .orElseGet(() -> foreseen(trial, List.of()));
    };
  }

  /// What the account itself owes is owed no more; what its shares owe goes on without it.
  private static Outlook close(Trial trial, DeviceId by) {
    var account = trial.own().account();
    var refused = trial.order(new AccountCommand.CloseAccount(account, by));
    if (refused.isPresent()) return new AccountRefuses(refused.get());
    var title = new Personal.Erased(account); // no verdict depends on it
    for (var share : trial.shares()) {
      var stays = trial.order(new ShareCommand.PartWithClosed(share, account, title));
      if (stays.isPresent()) return new ShareRefuses(stays.get());
    }
    new Duties(trial).ofShares();
    return new Foreseen(trial.own(), List.of(), trial.protections());
  }

  /// Conditions that are not met yet do not hide what comes after them.
  private static Outlook turnOn(Trial trial, DeviceId by) {
    var account = trial.own().account();
    long counter = trial.own().modeCounter() + 1;
    var refused = trial.order(new AccountCommand.TurnOnAdvancedProtection(account, by, counter));
    if (refused.isEmpty()) return foreseen(trial, List.of());
    return switch (refused.get()) {
      case ConditionsUnmet(var unmet) -> {
        trial.apply(new AdvancedProtectionTurnedOn(account, by, counter));
        yield foreseen(trial, unmet);
      }
      case AccountRejection other -> new AccountRefuses(other);
    };
  }

  private static Outlook ordered(AccountCommand command, Trial trial) {
    Optional<AccountRejection> refused = trial.order(command);
    return refused.<Outlook>map(AccountRefuses::new).orElseGet(() -> foreseen(trial, List.of()));
  }

  private static Outlook foreseen(Trial trial, List<UnmetCondition> unmet) {
    new Duties(trial).meetAll();
    return new Foreseen(trial.own(), unmet, trial.protections());
  }
}
