package org.lockstep.api.recovery;

import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.custody.Signatures;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.wire.message.AccountMessages.SetRecoveryKey;
import org.lockstep.wire.message.Receipt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The recovery key of the calling account (R83).
@RestController
public final class RecoveryController {
  private final AccountCommands commands;
  private final RecoveryRecords records;

  /// Wired by the assembly.
  public RecoveryController(AccountCommands commands, RecoveryRecords records) {
    this.commands = commands;
    this.records = records;
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
    records.destroyBefore(caller.account(), keys.number());
    return new Receipt(position);
  }

  @DeleteMapping("/v1/recovery/key")
  Receipt remove(Caller caller) {
    int made = commands.state(caller).recoveriesMade();
    long position =
        commands.send(
            new AccountCommand.RemoveRecoveryKey(caller.account(), caller.device()), caller);
    records.destroyBefore(caller.account(), made + 1);
    return new Receipt(position);
  }
}
