package org.lockstep.api.recovery;

import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryKey;
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
    KeyMaterial.sealingKey("/sealingKey", request.sealingKey());
    KeyMaterial.verifyingKey("/verifier", request.verifier());
    KeyMaterial.length("/packet", request.packet(), RecoveryPacket.LENGTH);
    long position =
        commands.send(
            new org.lockstep.domain.account.AccountCommand.SetRecoveryKey(
                caller.account(),
                caller.device(),
                request.number(),
                request.sealingKey(),
                request.verifier()),
            caller);
    records.replace(caller.account(), request.number(), request.packet());
    return new Receipt(position);
  }

  @DeleteMapping("/v1/recovery/key")
  Receipt remove(Caller caller) {
    long position =
        commands.send(new RemoveRecoveryKey(caller.account(), caller.device()), caller);
    records.destroy(caller.account());
    return new Receipt(position);
  }
}
