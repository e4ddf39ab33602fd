package org.lockstep.wire.event;

import static org.lockstep.wire.event.Ids.ADA;
import static org.lockstep.wire.event.Ids.HANDLE;
import static org.lockstep.wire.event.Ids.LAPTOP;
import static org.lockstep.wire.event.Ids.PHONE;
import static org.lockstep.wire.event.Ids.bytes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.Erasure;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.RecoveryWay;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.account.SharesParted;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.account.WebApproval;
import org.lockstep.domain.account.WebSessionEnd;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// One event of each kind that happens to an account.
final class AccountSamples {
  private AccountSamples() {}

  static List<Event> all() {
    return List.of(
        opened(ADA),
        deviceAdded(ADA),
        new AccountEvent.DeviceRevoked(ADA, LAPTOP, roster(3), PHONE),
        new AccountEvent.DeviceSoftwareUpdated(ADA, PHONE, SoftwareVersion.parse("18.2.1")),
        new AccountEvent.RecoveryKeySet(
            ADA, new RecoveryKeys(1, bytes(80, 33), bytes(81, 32), bytes(82, 64)), PHONE),
        new AccountEvent.RecoveryKeyRemoved(ADA, 1, PHONE),
        new AccountEvent.AuthenticatorSet(ADA, 1, PHONE),
        new AccountEvent.AuthenticatorRemoved(ADA, 1, PHONE),
        new AccountEvent.WebAccessTurnedOn(ADA, PHONE),
        new AccountEvent.WebAccessTurnedOff(ADA, LAPTOP),
        new AccountEvent.WebSessionApproved(
            ADA,
            new WebApproval(
                Ids.SESSION,
                bytes(83, 32),
                bytes(84, 33),
                Instant.parse("2026-03-03T11:00:00Z"),
                bytes(85, 64)),
            PHONE),
        new AccountEvent.WebCategoryHandedOver(ADA, Ids.SESSION, Category.NOTES, 2, PHONE),
        new AccountEvent.WebSessionEnded(ADA, Ids.SESSION, WebSessionEnd.SIGNED_OUT),
        new AccountEvent.RecoveryWaitSet(ADA, 48, PHONE),
        recoveryBegun(ADA),
        new AccountEvent.RecoveryVetoed(ADA, Ids.RECOVERY, PHONE),
        new AccountEvent.RecoveryContactsSet(
            ADA,
            new RecoveryKeys(2, bytes(102, 33), bytes(103, 32), bytes(104, 64)),
            2,
            List.of(bytes(105, 32), bytes(106, 32), bytes(107, 32)),
            PHONE),
        new AccountEvent.RecoveryContactConfirmed(ADA, 2, 3, bytes(108, 32)),
        new AccountEvent.RecoveryContactsRemoved(ADA, 2, LAPTOP),
        deviceRecovered(ADA),
        new AccountEvent.AdvancedProtectionTurnedOn(ADA, PHONE, 1),
        new AccountEvent.AdvancedProtectionTurnedOff(ADA, PHONE, 2),
        new AccountEvent.ServiceSecretRotated(ADA, service(2), PHONE),
        new AccountEvent.CircleSecretRotated(ADA, circle(2), LAPTOP),
        new AccountEvent.ServiceSecretEscrowed(ADA, 1, PHONE),
        new AccountEvent.ServiceSecretsDestroyed(ADA, 2),
        new AccountEvent.AccountClosed(ADA, PHONE),
        new AccountEvent.AccountErased(ADA, new Erasure(new SharesParted(1, 2, 30, 4), 2, 5, 1, 0)),
        new AccountEvent.MessagesKeyStarted(
            ADA,
            new MessagesKey(2, bytes(86, 32), bytes(87, 64), 3, bytes(88, 61), bytes(89, 61)),
            LAPTOP),
        new AccountEvent.MessagesKeyCopied(ADA, new BackupCopy(2, 1, bytes(101, 60)), PHONE),
        new AccountEvent.BackupTurnedOn(ADA, PHONE),
        new AccountEvent.BackupTurnedOff(ADA, LAPTOP),
        new AccountEvent.CaldavTurnedOn(ADA, LAPTOP),
        new AccountEvent.CaldavTurnedOff(ADA, PHONE));
  }

  static Event opened(AccountId account) {
    return new AccountEvent.AccountOpened(
        account,
        HANDLE,
        Personal.of(account, "ada@example.org"),
        Personal.of(account, "Ada Lovelace"),
        bytes(70, 32),
        device(account, PHONE, "Ada\u2019s phone \ud83d\udcf1"),
        roster(1),
        bytes(71, 60),
        circle(1),
        service(1));
  }

  static Event deviceAdded(AccountId account) {
    var keyring = new Keyring(bytes(72, 40), bytes(73, 41), bytes(74, 42));
    return new AccountEvent.DeviceAdded(
        account, device(account, LAPTOP, "Laptop"), roster(2), keyring, PHONE);
  }

  static Event recoveryBegun(AccountId account) {
    return new AccountEvent.RecoveryBegun(
        account,
        Ids.RECOVERY,
        device(account, LAPTOP, "Laptop"),
        new RecoveryWay(RecoveryMethod.KEY, 2),
        Instant.parse("2026-03-05T10:00:00Z"),
        Instant.parse("2026-03-12T10:00:00Z"));
  }

  static Event deviceRecovered(AccountId account) {
    return new AccountEvent.DeviceRecovered(
        account,
        Ids.RECOVERY,
        device(account, LAPTOP, "Laptop"),
        roster(2),
        new Keyring(bytes(72, 40), bytes(73, 41), bytes(74, 42)),
        new RecoveryWay(RecoveryMethod.KEY, 2));
  }

  private static Device device(AccountId owner, DeviceId id, String name) {
    return new Device(
        id,
        Personal.of(owner, name),
        "ios",
        SoftwareVersion.parse("18.2"),
        bytes(75, 32),
        bytes(76, 33));
  }

  private static RosterProof roster(long counter) {
    return new RosterProof(counter, bytes(77, 64));
  }

  private static CircleEpoch circle(int number) {
    var seals = Map.of(PHONE, bytes(90, 50), LAPTOP, bytes(91, 51));
    return new CircleEpoch(number, bytes(92, 32), bytes(94, 64), seals, previous(number));
  }

  private static ServiceEpoch service(int number) {
    var keys =
        Map.of(
            Category.PHOTOS, bytes(93, 33),
            Category.DRIVE, bytes(94, 33),
            Category.NOTES, bytes(95, 33));
    var seals = Map.of(LAPTOP, bytes(96, 50), PHONE, bytes(97, 51));
    return new ServiceEpoch(number, bytes(98, 32), keys, bytes(99, 64), seals, previous(number));
  }

  private static Bytes previous(int number) {
    return number == 1 ? Bytes.EMPTY : bytes(100, 61);
  }
}
