package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.DESTROY;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.PHONE;
import static org.lockstep.domain.account.AccountScenarios.RECOVERY_KEY;
import static org.lockstep.domain.account.AccountScenarios.STRANGER;
import static org.lockstep.domain.account.AccountScenarios.add;
import static org.lockstep.domain.account.AccountScenarios.opened;
import static org.lockstep.domain.account.AccountScenarios.revoke;
import static org.lockstep.domain.account.AccountScenarios.rotateCircle;
import static org.lockstep.domain.account.AccountScenarios.rotateService;
import static org.lockstep.domain.account.AccountScenarios.turnOn;
import static org.lockstep.domain.account.OwnDataScenarios.BACKUP_OFF;
import static org.lockstep.domain.account.OwnDataScenarios.BACKUP_ON;
import static org.lockstep.domain.account.OwnDataScenarios.CALDAV_OFF;
import static org.lockstep.domain.account.OwnDataScenarios.CALDAV_ON;
import static org.lockstep.domain.account.OwnDataScenarios.backupOn;
import static org.lockstep.domain.account.OwnDataScenarios.copy;
import static org.lockstep.domain.account.OwnDataScenarios.key;
import static org.lockstep.domain.account.OwnDataScenarios.start;
import static org.lockstep.domain.account.OwnDataScenarios.startCopied;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Sample;
import org.lockstep.domain.Scenario;
import org.lockstep.domain.account.AccountCommand.StartMessagesKey;
import org.lockstep.domain.account.AccountCommand.TurnOnCaldav;
import org.lockstep.domain.account.AccountEvent.BackupTurnedOff;
import org.lockstep.domain.account.AccountEvent.BackupTurnedOn;
import org.lockstep.domain.account.AccountEvent.CaldavTurnedOff;
import org.lockstep.domain.account.AccountEvent.CaldavTurnedOn;
import org.lockstep.domain.account.AccountEvent.MessagesKeyCopied;
import org.lockstep.domain.account.AccountEvent.MessagesKeyStarted;
import org.lockstep.domain.account.AccountRejection.BackupAlready;
import org.lockstep.domain.account.AccountRejection.BackupCopyMisplaced;
import org.lockstep.domain.account.AccountRejection.BackupCopyNotCurrent;
import org.lockstep.domain.account.AccountRejection.CaldavAlready;
import org.lockstep.domain.account.AccountRejection.DeviceNotTrusted;
import org.lockstep.domain.account.AccountRejection.MessagesKeyKeptElsewhere;
import org.lockstep.domain.account.AccountRejection.MessagesKeyNotNext;
import org.lockstep.domain.account.AccountRejection.PreviousSecretMissing;
import org.lockstep.domain.account.AccountState.Open;

/// What an account chooses for data of its own.
class OwnDataRulesTest {
  @Test
  @Tag("R33")
  void a_messages_key_starts_without_a_copy_while_backup_is_off() {
    opened().when(start(1)).then(new MessagesKeyStarted(ALICE, key(1, 1), LAPTOP));
    opened().when(startCopied(1, 1)).thenRefused(new BackupCopyMisplaced(false));
  }

  @Test
  @Tag("R33")
  void a_messages_key_starts_with_a_copy_while_backup_is_on() {
    opened()
        .given(BACKUP_ON)
        .when(startCopied(1, 1))
        .then(
            new MessagesKeyStarted(ALICE, key(1, 1), LAPTOP),
            new MessagesKeyCopied(ALICE, copy(1, 1), LAPTOP));
    opened().given(BACKUP_ON).when(start(1)).thenRefused(new BackupCopyMisplaced(true));
  }

  @Test
  @Tag("R33")
  void backup_takes_a_copy_of_the_key_in_use() {
    var inUse = opened().given(start(1));
    inUse
        .when(backupOn(1, 1))
        .then(new BackupTurnedOn(ALICE, LAPTOP), new MessagesKeyCopied(ALICE, copy(1, 1), LAPTOP));
    inUse.when(BACKUP_ON).thenRefused(new BackupCopyMisplaced(true));
    opened().when(BACKUP_ON).then(new BackupTurnedOn(ALICE, LAPTOP));
    opened().when(backupOn(1, 1)).thenRefused(new BackupCopyMisplaced(false));
  }

  @Test
  void a_copy_is_of_the_current_key_for_the_current_backup() {
    var inUse = opened().given(start(1), start(2));
    inUse.when(backupOn(1, 1)).thenRefused(new BackupCopyNotCurrent(2, 1));
    inUse
        .given(rotateService(2, LAPTOP))
        .when(backupOn(2, 1))
        .thenRefused(new BackupCopyNotCurrent(2, 2));
  }

  @Test
  void messages_keys_are_numbered_and_each_wraps_the_one_before() {
    opened().when(start(2)).thenRefused(new MessagesKeyNotNext(1, 2));
    opened().given(start(1)).when(start(1)).thenRefused(new MessagesKeyNotNext(2, 1));
    var unwrapped = new MessagesKey(2, Sample.BYTES, Sample.BYTES, 1, Sample.BYTES, Bytes.EMPTY);
    opened()
        .given(start(1))
        .when(new StartMessagesKey(ALICE, LAPTOP, unwrapped, Optional.empty()))
        .thenRefused(new PreviousSecretMissing(2));
  }

  @Test
  @Tag("R24")
  void a_messages_key_is_kept_under_the_current_circle_secret() {
    opened()
        .given(rotateCircle(2, LAPTOP))
        .when(start(1))
        .thenRefused(new MessagesKeyKeptElsewhere(2, 1));
  }

  @Test
  void backup_and_caldav_are_turned_on_and_off_once_each() {
    opened().when(BACKUP_OFF).thenRefused(new BackupAlready(false));
    opened().given(BACKUP_ON).when(BACKUP_ON).thenRefused(new BackupAlready(true));
    opened().given(BACKUP_ON).when(BACKUP_OFF).then(new BackupTurnedOff(ALICE, LAPTOP));
    opened().when(CALDAV_OFF).thenRefused(new CaldavAlready(false));
    opened().given(CALDAV_ON).when(CALDAV_ON).thenRefused(new CaldavAlready(true));
    opened().when(CALDAV_ON).then(new CaldavTurnedOn(ALICE, LAPTOP));
    opened().given(CALDAV_ON).when(CALDAV_OFF).then(new CaldavTurnedOff(ALICE, LAPTOP));
  }

  @Test
  @Tag("R07")
  void only_a_trusted_device_chooses() {
    opened().when(new TurnOnCaldav(ALICE, STRANGER)).thenRefused(new DeviceNotTrusted(STRANGER));
  }

  @Test
  @Tag("R33")
  void a_copied_key_is_replaced_once_backup_is_off() {
    var on = opened().given(start(1), AccountScenarios.escrow(1), backupOn(1, 1));
    assertThat(owes(on)).as("the vault may reach it").isFalse();
    var off = on.given(BACKUP_OFF);
    assertThat(owes(off)).isTrue();
    assertThat(owes(off.given(start(2)))).isFalse();
    assertThat(owes(opened().given(BACKUP_ON, BACKUP_OFF, start(1)))).as("never copied").isFalse();
  }

  @Test
  @Tag("R21")
  @Tag("R33")
  void a_copied_key_is_replaced_once_protection_is_advanced() {
    var on = opened().given(start(1), backupOn(1, 1), RECOVERY_KEY, turnOn(1));
    assertThat(owes(on)).isTrue();
    var rotated = on.given(DESTROY, rotateService(2, LAPTOP));
    assertThat(owes(rotated)).isTrue();
    assertThat(owes(rotated.given(startCopied(2, 2)))).isFalse();
    assertThat(owes(on.given(startCopied(2, 1)))).as("copied to what the vault had").isTrue();
  }

  @Test
  @Tag("R72")
  void a_key_that_a_revoked_device_held_is_replaced() {
    var phone = Sample.modern(ALICE, 2);
    var gone = opened().given(add(phone, 2), start(1), revoke(PHONE, 3));
    assertThat(owes(gone)).isTrue();
    var renewed = gone.given(rotateCircle(2, LAPTOP));
    assertThat(owes(renewed)).isTrue();
    var next = new StartMessagesKey(ALICE, LAPTOP, key(2, 2), Optional.empty());
    assertThat(owes(renewed.given(next))).isFalse();
  }

  private static boolean owes(
      Scenario<AccountState, AccountCommand, AccountEvent, AccountRejection> scenario) {
    return OwnDataRules.owesMessagesKey((Open) scenario.state());
  }
}
