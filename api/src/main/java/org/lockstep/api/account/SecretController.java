package org.lockstep.api.account;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockstep.api.custody.Escrows;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.custody.Signatures;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.recovery.RecoveryRecords;
import org.lockstep.api.recovery.RecoveryRecords.Kept;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountCommand.EscrowServiceSecret;
import org.lockstep.domain.account.AccountCommand.RotateCircleSecret;
import org.lockstep.domain.account.AccountCommand.RotateServiceSecret;
import org.lockstep.domain.account.AccountRejection.EscrowEpochNotCurrent;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.RecoveryMethods;
import org.lockstep.projections.ReadModels;
import org.lockstep.vault.KeyName;
import org.lockstep.wire.message.AccountMessages.EscrowService;
import org.lockstep.wire.message.AccountMessages.RotateCircle;
import org.lockstep.wire.message.AccountMessages.RotateService;
import org.lockstep.wire.message.AccountMessages.SealedForRecovery;
import org.lockstep.wire.message.Receipt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// An account's secrets: their rotation, and the escrow of the service secret.
@RestController
public final class SecretController {
  private final AccountCommands commands;
  private final ReadModels models;
  private final Escrows escrows;
  private final RecoveryRecords recovery;

  /// Wired by the assembly.
  public SecretController(
      AccountCommands commands, ReadModels models, Escrows escrows, RecoveryRecords recovery) {
    this.commands = commands;
    this.models = models;
    this.escrows = escrows;
    this.recovery = recovery;
  }

  @PostMapping("/v1/account/service-epochs")
  Receipt rotateService(@RequestBody RotateService request, Caller caller) {
    var service = request.service();
    KeyMaterial.service(service);
    var state = commands.state(caller);
    Signatures.service(caller.account(), state.identityKey(), service);
    keepAhead(
        new Kept("service", service.number(), service.commitment()), request.recovery(), state);
    var command =
        new RotateServiceSecret(
            caller.account(), caller.device(), service, sealedFor(request.recovery()));
    return new Receipt(commands.send(command, caller));
  }

  @PostMapping("/v1/account/circle-epochs")
  Receipt rotateCircle(@RequestBody RotateCircle request, Caller caller) {
    var circle = request.circle();
    KeyMaterial.circle(circle);
    var state = commands.state(caller);
    Signatures.circle(caller.account(), state.identityKey(), circle);
    keepAhead(new Kept("circle", circle.number(), circle.commitment()), request.recovery(), state);
    var command =
        new RotateCircleSecret(
            caller.account(), caller.device(), circle, sealedFor(request.recovery()));
    return new Receipt(commands.send(command, caller));
  }

  private static Set<Integer> sealedFor(List<SealedForRecovery> recovery) {
    var numbers = new HashSet<Integer>();
    recovery.forEach(made -> numbers.add(made.number()));
    return numbers;
  }

  /// Before the event: a crash in between leaves a seal that opens nothing, rather than an epoch
  /// that a recovery does not reach. Of two devices that rotate at once each keeps its own.
  private void keepAhead(Kept secret, List<SealedForRecovery> given, AccountState.Open state) {
    given.forEach(made -> KeyMaterial.recoverySeal(made.seal()));
    var standing = RecoveryMethods.standing(state);
    given.stream()
        .filter(made -> standing.contains(made.number()))
        .forEach(made -> recovery.keepSeal(state.account(), made, secret));
  }

  @PutMapping("/v1/account/service-escrow")
  Receipt escrow(@RequestBody EscrowService request, Caller caller) {
    return new Receipt(
        escrows.carryOut(
            KeyName.service(caller.account().value(), request.epoch()),
            request.seal(),
            commitment(request.epoch(), caller),
            () ->
                commands.send(
                    new EscrowServiceSecret(caller.account(), caller.device(), request.epoch()),
                    caller)));
  }

  private Bytes commitment(int epoch, Caller caller) {
    var epochs = models.accounts().card(caller.account()).orElseThrow().service();
    return epochs.stream()
        .filter(known -> known.number() == epoch)
        .map(known -> known.commitment())
        .findFirst()
        .orElseThrow(
            () -> new Refused(new EscrowEpochNotCurrent(epochs.getLast().number(), epoch)));
  }
}
