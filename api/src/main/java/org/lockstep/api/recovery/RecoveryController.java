package org.lockstep.api.recovery;

import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.custody.Signatures;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.wire.message.AccountMessages.SetRecoveryKey;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.RecoveryMessages.ChangeRecoveryWait;
import org.lockstep.wire.message.RecoveryMessages.RecoveryOverview;
import org.lockstep.wire.message.RecoveryMessages.RecoveryRehearsal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The recovery key of the calling account, and the recoveries that are under way (R83, R86).
@RestController
public final class RecoveryController {
  private final AccountCommands commands;
  private final RecoveryRecords records;
  private final UnderWay underWay;
  private final StandingMethods standing;

  /// Wired by the assembly.
  RecoveryController(
      AccountCommands commands,
      RecoveryRecords records,
      UnderWay underWay,
      StandingMethods standing) {
    this.commands = commands;
    this.records = records;
    this.underWay = underWay;
    this.standing = standing;
  }

  @PutMapping("/v1/recovery/key")
  Receipt set(@RequestBody SetRecoveryKey request, Caller caller) {
    var keys = request.keys();
    KeyMaterial.sealingKey("/keys/sealingKey", keys.sealingKey());
    KeyMaterial.verifyingKey("/keys/verifier", keys.verifier());
    KeyMaterial.length("/packet", request.packet(), RecoveryPacket.LENGTH);
    Signatures.recoveryKeys(caller.account(), commands.state(caller).identityKey(), keys);
    // Before the event: a recovery key never exists without its packet.
    records.keepPacket(caller.account(), keys, request.packet());
    long position =
        commands.send(
            new AccountCommand.SetRecoveryKey(caller.account(), caller.device(), keys), caller);
    standing.keepAlone(caller.account(), position);
    return new Receipt(position);
  }

  @DeleteMapping("/v1/recovery/key")
  Receipt remove(Caller caller) {
    long position =
        commands.send(
            new AccountCommand.RemoveRecoveryKey(caller.account(), caller.device()), caller);
    standing.keepAlone(caller.account(), position);
    return new Receipt(position);
  }

  @GetMapping("/v1/recovery")
  RecoveryOverview overview(Caller caller) {
    var state = commands.state(caller);
    return new RecoveryOverview(state.signIn().recoveries().waitHours(), underWay.of(state));
  }

  @GetMapping("/v1/recovery/rehearsal")
  RecoveryRehearsal rehearse(Caller caller) {
    return new RecoveryRehearsal(underWay.rehearsals(caller.account()));
  }

  @PutMapping("/v1/recovery/wait")
  Receipt setWait(@RequestBody ChangeRecoveryWait request, Caller caller) {
    return new Receipt(
        commands.send(
            new AccountCommand.SetRecoveryWait(caller.account(), caller.device(), request.hours()),
            caller));
  }

  @PostMapping("/v1/recovery/{recovery}/veto")
  Receipt veto(@PathVariable RecoveryId recovery, Caller caller) {
    return new Receipt(
        commands.send(
            new AccountCommand.VetoRecovery(caller.account(), caller.device(), recovery), caller));
  }
}
