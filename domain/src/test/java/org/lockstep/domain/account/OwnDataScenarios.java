package org.lockstep.domain.account;

import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;

import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand.StartMessagesKey;
import org.lockstep.domain.account.AccountCommand.TurnOffBackup;
import org.lockstep.domain.account.AccountCommand.TurnOffCaldav;
import org.lockstep.domain.account.AccountCommand.TurnOnBackup;
import org.lockstep.domain.account.AccountCommand.TurnOnCaldav;

/// Commands about data of Alice's own.
final class OwnDataScenarios {
  static final TurnOffBackup BACKUP_OFF = new TurnOffBackup(ALICE, LAPTOP);
  static final TurnOnBackup BACKUP_ON = new TurnOnBackup(ALICE, LAPTOP, Optional.empty());
  static final TurnOnCaldav CALDAV_ON = new TurnOnCaldav(ALICE, LAPTOP);
  static final TurnOffCaldav CALDAV_OFF = new TurnOffCaldav(ALICE, LAPTOP);

  private OwnDataScenarios() {}

  static MessagesKey key(int number, int circle) {
    var previous = number == 1 ? Bytes.EMPTY : Sample.BYTES;
    return new MessagesKey(number, Sample.BYTES, Sample.BYTES, circle, Sample.BYTES, previous);
  }

  static BackupCopy copy(int number, int service) {
    return new BackupCopy(number, service, Sample.BYTES);
  }

  static StartMessagesKey start(int number) {
    return new StartMessagesKey(ALICE, LAPTOP, key(number, 1), Optional.empty());
  }

  static StartMessagesKey startCopied(int number, int service) {
    return new StartMessagesKey(ALICE, LAPTOP, key(number, 1), Optional.of(copy(number, service)));
  }

  static TurnOnBackup backupOn(int number, int service) {
    return new TurnOnBackup(ALICE, LAPTOP, Optional.of(copy(number, service)));
  }
}
