package org.lockstep.domain.custody;

import static org.lockstep.domain.Sample.ALICE;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Decision;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountCommand.AddDevice;
import org.lockstep.domain.account.AccountCommand.RecordServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountCommand.RevokeDevice;
import org.lockstep.domain.account.AccountCommand.SetRecoveryKey;
import org.lockstep.domain.account.AccountCommand.StartMessagesKey;
import org.lockstep.domain.account.AccountCommand.TurnOffAdvancedProtection;
import org.lockstep.domain.account.AccountCommand.TurnOffBackup;
import org.lockstep.domain.account.AccountCommand.TurnOffCaldav;
import org.lockstep.domain.account.AccountCommand.TurnOnAdvancedProtection;
import org.lockstep.domain.account.AccountCommand.TurnOnBackup;
import org.lockstep.domain.account.AccountCommand.TurnOnCaldav;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.OwnDataRules;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.DeviceId;

/// Alice's account alone, with devices that do what they owe when they are told to.
final class OwnStory {
  /// What can be done to the account.
  enum Act {
    ADD_DEVICE,
    REVOKE_DEVICE,
    TURN_ON,
    TURN_OFF,
    ROTATE_SERVICE,
    ROTATE_CIRCLE,
    ESCROW,
    DESTROY,
    MESSAGES,
    BACKUP_ON,
    BACKUP_OFF,
    CALDAV_ON,
    CALDAV_OFF,
    SETTLE
  }

  private final World world = new World();

  OwnStory() {
    world.order(Sample.opening(ALICE, Sample.modern(ALICE, 1)));
    world.order(new SetRecoveryKey(ALICE, Sample.device(ALICE, 1), Sample.recovery(1)));
  }

  OwnStory after(Act... acts) {
    for (var act : acts) act(act);
    return this;
  }

  World world() {
    return world;
  }

  Open open() {
    return world.account(ALICE).orElseThrow();
  }

  CustodyGraph graph() {
    return world.custody().graph();
  }

  List<CategoryProtection> table() {
    return CategoryProtection.table(open(), graph());
  }

  Decision<?, ?> order(AccountCommand command) {
    return world.order(command);
  }

  void act(Act act) {
    if (act == Act.SETTLE) settle();
    else order(command(act));
  }

  private AccountCommand command(Act act) {
    var open = open();
    var by = Composer.deviceOf(open);
    return switch (act) {
      case ADD_DEVICE -> add(open, by);
      case REVOKE_DEVICE -> revoke(open, by);
      case TURN_ON -> new TurnOnAdvancedProtection(ALICE, by, open.modeCounter() + 1);
      case TURN_OFF -> new TurnOffAdvancedProtection(ALICE, by, open.modeCounter() + 1);
      case ROTATE_SERVICE -> Composer.rotateService(open);
      case ROTATE_CIRCLE -> Composer.rotateCircle(open);
      case ESCROW -> Composer.escrowService(open);
      case DESTROY -> new RecordServiceSecretsDestroyed(ALICE);
      case MESSAGES -> nextMessages(open, by);
      case BACKUP_ON -> new TurnOnBackup(ALICE, by, copyInUse(open));
      case BACKUP_OFF -> new TurnOffBackup(ALICE, by);
      case CALDAV_ON -> new TurnOnCaldav(ALICE, by);
      case CALDAV_OFF -> new TurnOffCaldav(ALICE, by);
      case SETTLE -> throw new IllegalArgumentException("not one command");
    };
  }

  private static AddDevice add(Open open, DeviceId by) {
    int n = open.devices().size() + open.formerDevices().size() + 1;
    var roster = Sample.roster(open.rosterCounter() + 1);
    return new AddDevice(ALICE, by, Sample.modern(ALICE, n), roster, Sample.keyring());
  }

  private static RevokeDevice revoke(Open open, DeviceId by) {
    var last = Composer.devicesOf(open).getLast();
    return new RevokeDevice(ALICE, by, last, Sample.roster(open.rosterCounter() + 1));
  }

  private static StartMessagesKey nextMessages(Open open, DeviceId by) {
    int next = open.own().messages().current() + 1;
    var previous = next == 1 ? Bytes.EMPTY : Sample.BYTES;
    var key =
        new MessagesKey(
            next, Sample.BYTES, Sample.BYTES, open.circle().current(), Sample.BYTES, previous);
    var copy = Optional.of(copy(next, open)).filter(_ -> open.own().backup());
    return new StartMessagesKey(ALICE, by, key, copy);
  }

  private static Optional<BackupCopy> copyInUse(Open open) {
    var messages = open.own().messages();
    return Optional.of(copy(messages.current(), open)).filter(_ -> messages.inUse());
  }

  private static BackupCopy copy(int number, Open open) {
    return new BackupCopy(number, open.service().current(), Sample.BYTES);
  }

  /// What the server and the account's devices owe, in the order in which it helps.
  private void settle() {
    if (advanced()) act(Act.DESTROY);
    if (Obligations.owesServiceRotation(open())) act(Act.ROTATE_SERVICE);
    if (open().circle().isCompromised()) act(Act.ROTATE_CIRCLE);
    if (!advanced()) act(Act.ESCROW);
    if (OwnDataRules.owesMessagesKey(open())) act(Act.MESSAGES);
  }

  boolean advanced() {
    return open().mode() == ProtectionMode.ADVANCED;
  }

  boolean owesNothing() {
    var service = open().service();
    boolean vaultRight = advanced() ? service.held() == 0 : service.held() == service.current();
    return vaultRight
        && !Obligations.owesServiceRotation(open())
        && !open().circle().isCompromised()
        && !OwnDataRules.owesMessagesKey(open());
  }
}
