package org.lockstep.api.account;

import java.time.Clock;
import java.time.Duration;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.problem.ApiProblem.DeviceNotRecognised;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountState;
import org.lockstep.projections.AccountModel;

/// Sends a device's commands to its own account, with the facts that they are decided by.
public final class AccountCommands {
  private final AccountModel accounts;
  private final Commands commands;
  private final AccountPolicy policy;
  private final Clock clock;

  /// Commands under this policy.
  public AccountCommands(
      AccountModel accounts, Commands commands, AccountPolicy policy, Clock clock) {
    this.accounts = accounts;
    this.commands = commands;
    this.policy = policy;
    this.clock = clock;
  }

  /// Sends the command.
  ///
  /// @return the position that it wrote
  public long send(AccountCommand.ByDevice command, Caller caller) {
    return commands.send(command, facts(caller));
  }

  /// Sends the command of a device that no account trusts yet.
  ///
  /// @return the position that it wrote
  public long send(AccountCommand.ByNewcomer command) {
    return commands.send(command, new AccountDecider.Facts(policy, Duration.ZERO));
  }

  /// Records what the server itself has done or seen.
  ///
  /// @return the position that it wrote
  public long record(AccountCommand.ByServer command) {
    return commands.send(command, new AccountDecider.Facts(policy, Duration.ZERO));
  }

  /// What a command of the caller would be decided by.
  public AccountDecider.Facts facts(Caller caller) {
    var addedAt =
        accounts
            .trusted(caller.device())
            .orElseThrow(() -> new Refused(new DeviceNotRecognised(caller.device())))
            .addedAt();
    return new AccountDecider.Facts(policy, Duration.between(addedAt, clock.instant()));
  }

  /// The caller's account as it is.
  public AccountState.Open state(Caller caller) {
    return accounts
        .state(caller.account())
        .orElseThrow(() -> new Refused(new DeviceNotRecognised(caller.device())));
  }
}
