package org.lockstep.api.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.custody.Escrows;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.custody.Signatures;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.SelfSigned;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountRejection.AccountAlreadyOpen;
import org.lockstep.domain.account.AccountRejection.DeviceIdTaken;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.handle.HandleDecider.ClaimHandle;
import org.lockstep.domain.id.HandleId;
import org.lockstep.projections.AccountModel;
import org.lockstep.vault.KeyName;
import org.lockstep.wire.message.AccountMessages.OpenAccount;

/// Opens accounts: from a first device's request to an account with two factors (R01).
final class AccountOpening {
  private final AccountModel accounts;
  private final Handles handles;
  private final Passwords passwords;
  private final Escrows escrows;
  private final Commands commands;
  private final AccountDecider.Facts facts;
  private final Clock clock;

  AccountOpening(
      AccountModel accounts, Handles handles, Passwords passwords, Way way, AccountPolicy policy) {
    this.accounts = accounts;
    this.handles = handles;
    this.passwords = passwords;
    this.escrows = way.escrows();
    this.commands = way.commands();
    this.clock = way.clock();
    this.facts = new AccountDecider.Facts(policy, Duration.ZERO);
  }

  /// What a command passes through.
  record Way(Escrows escrows, Commands commands, Clock clock) {}

  /// Opens the account that the request describes.
  ///
  /// @return the position that it wrote
  long open(OpenAccount request, SelfSigned signature) {
    var command = command(request);
    KeyMaterial.device(command.device());
    signature.verify(command.device().id(), command.device().signingKey().toArray());
    check(command);
    if (accounts.find(command.account()).isPresent()) {
      throw new Refused(new AccountAlreadyOpen(command.account()));
    }
    if (accounts.deviceOwner(command.device().id()).isPresent()) {
      throw new Refused(new DeviceIdTaken(command.device().id()));
    }
    claim(command.handleId(), command);
    // The verifier first: an account never exists without its password (R01).
    passwords.set(command.account(), request.password());
    try {
      return escrows.carryOut(
          KeyName.service(command.account().value(), 1),
          request.escrow(),
          command.service().commitment(),
          () -> commands.send(command, facts));
    } catch (Refused refused) {
      if (accounts.find(command.account()).isEmpty()) passwords.forget(command.account());
      throw refused;
    }
  }

  private AccountCommand.OpenAccount command(OpenAccount request) {
    var account = request.account();
    var handle = Handles.normalise(request.handle());
    var described = request.device();
    var device =
        new Device(
            described.id(),
            Personal.of(account, Texts.name("/device/name", described.name())),
            Texts.platform("/device/platform", described.platform()),
            described.version(),
            described.signingKey(),
            described.sealingKey());
    return new AccountCommand.OpenAccount(
        account,
        handles.id(handle),
        Personal.of(account, handle),
        Personal.of(account, Texts.name("/name", request.name())),
        request.identityKey(),
        device,
        request.roster(),
        request.identitySeal(),
        request.circle(),
        request.service());
  }

  private static void check(AccountCommand.OpenAccount command) {
    KeyMaterial.verifyingKey("/identityKey", command.identityKey());
    KeyMaterial.secretSeal("/identitySeal", command.identitySeal());
    KeyMaterial.circle(command.circle());
    KeyMaterial.service(command.service());
    Signatures.roster(
        command.account(), command.identityKey(), List.of(command.device()), command.roster());
    Signatures.service(command.account(), command.identityKey(), command.service());
    Signatures.circle(command.account(), command.identityKey(), command.circle());
  }

  private void claim(HandleId handle, AccountCommand.OpenAccount command) {
    boolean earlierOpened =
        accounts
            .claim(handle)
            .filter(claim -> accounts.find(claim.account()).isPresent())
            .isPresent();
    commands.send(new ClaimHandle(handle, command.account(), earlierOpened, clock.instant()));
  }
}
