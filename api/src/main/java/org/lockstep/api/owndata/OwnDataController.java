package org.lockstep.api.owndata;

import java.util.Optional;
import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.custody.Signatures;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountCommand.StartMessagesKey;
import org.lockstep.domain.account.AccountCommand.TurnOffBackup;
import org.lockstep.domain.account.AccountCommand.TurnOffCaldav;
import org.lockstep.domain.account.AccountCommand.TurnOnBackup;
import org.lockstep.domain.account.AccountCommand.TurnOnCaldav;
import org.lockstep.domain.account.AccountRejection.BackupCopyMisplaced;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.wire.message.OwnDataMessages.ChangeBackup;
import org.lockstep.wire.message.OwnDataMessages.ChangeCaldav;
import org.lockstep.wire.message.OwnDataMessages.StartMessages;
import org.lockstep.wire.message.Receipt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What a trusted device chooses for data of the account's own (R33, R34).
@RestController
final class OwnDataController {
  private final AccountCommands commands;

  OwnDataController(AccountCommands commands) {
    this.commands = commands;
  }

  @PostMapping("/v1/account/messages-keys")
  Receipt start(@RequestBody StartMessages request, Caller caller) {
    KeyMaterial.messages(request.key());
    check(request.copy());
    var identity = commands.state(caller).identityKey();
    Signatures.messages(caller.account(), identity, request.key());
    return sent(
        new StartMessagesKey(caller.account(), caller.device(), request.key(), request.copy()),
        caller);
  }

  @PutMapping("/v1/backup")
  Receipt backup(@RequestBody ChangeBackup request, Caller caller) {
    check(request.copy());
    if (request.on()) {
      return sent(new TurnOnBackup(caller.account(), caller.device(), request.copy()), caller);
    }
    if (request.copy().isPresent()) throw new Refused(new BackupCopyMisplaced(false));
    return sent(new TurnOffBackup(caller.account(), caller.device()), caller);
  }

  @PutMapping("/v1/reminders/caldav")
  Receipt caldav(@RequestBody ChangeCaldav request, Caller caller) {
    var account = caller.account();
    var device = caller.device();
    return sent(
        request.on() ? new TurnOnCaldav(account, device) : new TurnOffCaldav(account, device),
        caller);
  }

  private static void check(Optional<BackupCopy> copy) {
    copy.ifPresent(KeyMaterial::copy);
  }

  private Receipt sent(AccountCommand.AboutOwnData command, Caller caller) {
    return new Receipt(commands.send(command, caller));
  }
}
