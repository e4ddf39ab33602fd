package org.lockstep.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.SessionId;

/// What may be asked of an account. Signatures and seals have been checked before; what they claim
/// has not.
public sealed interface AccountCommand {
  /// Whose stream is meant.
  AccountId account();

  /// A command that a trusted device signed (R07).
  sealed interface ByDevice extends AccountCommand {
    /// The device that signed it.
    DeviceId by();
  }

  /// Begin an account with its first device.
  ///
  /// @param identitySeal the identity key sealed to the device
  record OpenAccount(
      AccountId account,
      HandleId handleId,
      Personal handle,
      Personal name,
      Bytes identityKey,
      Device device,
      RosterProof roster,
      Bytes identitySeal,
      CircleEpoch circle,
      ServiceEpoch service)
      implements AccountCommand {}

  /// Vouch for another device.
  record AddDevice(
      AccountId account, DeviceId by, Device device, RosterProof roster, Keyring keyring)
      implements ByDevice {}

  /// Take a device off the roster.
  record RevokeDevice(AccountId account, DeviceId by, DeviceId device, RosterProof roster)
      implements ByDevice {}

  /// Tell the version of the signing device's own software.
  record UpdateDeviceSoftware(AccountId account, DeviceId by, SoftwareVersion version)
      implements ByDevice {}

  /// Make or replace the recovery key.
  record SetRecoveryKey(AccountId account, DeviceId by, RecoveryKeys keys) implements ByDevice {}

  /// End the recovery key.
  record RemoveRecoveryKey(AccountId account, DeviceId by) implements ByDevice {}

  /// Begin Advanced Data Protection.
  record TurnOnAdvancedProtection(AccountId account, DeviceId by, long counter)
      implements ByDevice {}

  /// End Advanced Data Protection.
  record TurnOffAdvancedProtection(AccountId account, DeviceId by, long counter)
      implements ByDevice {}

  /// Let a new service secret take over.
  ///
  /// @param sealedFor the numbers of the recovery methods that it was sealed for
  record RotateServiceSecret(
      AccountId account, DeviceId by, ServiceEpoch service, Set<Integer> sealedFor)
      implements ByDevice {
    /// Copies the set.
    public RotateServiceSecret {
      sealedFor = Set.copyOf(sealedFor);
    }

    /// Sealed for one recovery method at most, 0 for none.
    public RotateServiceSecret(
        AccountId account, DeviceId by, ServiceEpoch service, int sealedFor) {
      this(account, by, service, RecoveryMethods.only(sealedFor));
    }
  }

  /// Let a new circle secret take over.
  ///
  /// @param sealedFor the numbers of the recovery methods that it was sealed for
  record RotateCircleSecret(
      AccountId account, DeviceId by, CircleEpoch circle, Set<Integer> sealedFor)
      implements ByDevice {
    /// Copies the set.
    public RotateCircleSecret {
      sealedFor = Set.copyOf(sealedFor);
    }

    /// Sealed for one recovery method at most, 0 for none.
    public RotateCircleSecret(AccountId account, DeviceId by, CircleEpoch circle, int sealedFor) {
      this(account, by, circle, RecoveryMethods.only(sealedFor));
    }
  }

  /// Give the vault the service secret of an epoch.
  record EscrowServiceSecret(AccountId account, DeviceId by, int epoch) implements ByDevice {}

  /// A command about a way into the account beside its trusted devices.
  sealed interface AboutSignIn extends ByDevice {}

  /// Ask for the codes of an authenticator from now on. A later one takes an earlier one's place.
  ///
  /// @param number counts the authenticators of the account, from 1
  record SetAuthenticator(AccountId account, DeviceId by, int number) implements AboutSignIn {}

  /// Ask for no codes any more.
  record RemoveAuthenticator(AccountId account, DeviceId by) implements AboutSignIn {}

  /// Let sessions in browsers be approved from now on (R07).
  record TurnOnWebAccess(AccountId account, DeviceId by) implements AboutSignIn {}

  /// End all web sessions, and let none be approved any more.
  record TurnOffWebAccess(AccountId account, DeviceId by) implements AboutSignIn {}

  /// Trust a browser's keys for an hour (R91).
  ///
  /// @param at when the server received it
  record ApproveWebSession(AccountId account, DeviceId by, WebApproval approval, Instant at)
      implements AboutSignIn {}

  /// End a web session.
  record EndWebSession(AccountId account, DeviceId by, SessionId session) implements AboutSignIn {}

  /// Let recoveries that begin from now on wait for a veto (R86).
  ///
  /// @param hours 0 for not at all
  record SetRecoveryWait(AccountId account, DeviceId by, int hours) implements AboutSignIn {}

  /// Stop a recovery.
  record VetoRecovery(AccountId account, DeviceId by, RecoveryId recovery) implements AboutSignIn {}

  /// A command about a way back into the account beside the recovery key.
  sealed interface AboutRecovery extends AboutSignIn {}

  /// Share a secret that brings the account back among people (R80). Earlier parts are worth
  /// nothing from then on.
  ///
  /// @param threshold how many of them it takes
  /// @param confirmations for each part, in order, what shows that its holder has it
  record SetRecoveryContacts(
      AccountId account, DeviceId by, RecoveryKeys keys, int threshold, List<Bytes> confirmations)
      implements AboutRecovery {
    /// Copies the list.
    public SetRecoveryContacts {
      confirmations = List.copyOf(confirmations);
    }
  }

  /// Let nobody help any more.
  record RemoveRecoveryContacts(AccountId account, DeviceId by) implements AboutRecovery {}

  /// A command of a device that nobody trusts yet, which has proven to be its owner's by a recovery
  /// method (R70).
  sealed interface ByNewcomer extends AccountCommand {}

  /// Begin a recovery: what it rests on has been proven.
  ///
  /// @param at when the proof came
  record BeginRecovery(
      AccountId account, RecoveryId recovery, Device device, RecoveryWay way, Instant at)
      implements ByNewcomer {}

  /// Put the device of a recovery that has begun on the roster.
  ///
  /// @param at when it was asked for
  record RecoverDevice(
      AccountId account, RecoveryId recovery, RosterProof roster, Keyring keyring, Instant at)
      implements ByNewcomer {}

  /// Hand a web session the key of a category, of the current epoch (R92).
  ///
  /// @param at when the server received it
  record HandOverCategory(
      AccountId account, DeviceId by, SessionId session, Category category, int epoch, Instant at)
      implements ByDevice {}

  /// Close the account for ever (R102).
  record CloseAccount(AccountId account, DeviceId by) implements ByDevice {}

  /// A command about data of the account's own, and the keys of it.
  sealed interface AboutOwnData extends ByDevice {}

  /// Let a new messages key take over.
  ///
  /// @param copy of it, for the backup; exactly while backup is on (R33)
  record StartMessagesKey(
      AccountId account, DeviceId by, MessagesKey key, Optional<BackupCopy> copy)
      implements AboutOwnData {}

  /// Let devices back themselves up.
  ///
  /// @param copy of the messages key, if there is one (R33)
  record TurnOnBackup(AccountId account, DeviceId by, Optional<BackupCopy> copy)
      implements AboutOwnData {}

  /// End backups.
  record TurnOffBackup(AccountId account, DeviceId by) implements AboutOwnData {}

  /// Synchronise reminders through CalDAV (R34).
  record TurnOnCaldav(AccountId account, DeviceId by) implements AboutOwnData {}

  /// Synchronise them through it no longer.
  record TurnOffCaldav(AccountId account, DeviceId by) implements AboutOwnData {}

  /// What the server records of itself: it says what has been so, and gives nobody anything.
  sealed interface ByServer extends AccountCommand {}

  /// Record that a web session signed itself out, or that its hour is over.
  record RecordWebSessionEnded(AccountId account, SessionId session, WebSessionEnd reason)
      implements ByServer {}

  /// Record that the vault destroyed what it held. The server's own command: it says what has been
  /// done.
  record RecordServiceSecretsDestroyed(AccountId account) implements ByServer {}

  /// Record that the holder of a part has shown that it has it. The server's own command, so that
  /// no signature in the history names who that is (R82).
  ///
  /// @param token whose commitment the account published with the part
  record RecordContactConfirmed(AccountId account, int number, int part, Bytes token)
      implements ByServer {}

  /// Record that all of a closed account is destroyed, the key of its personal texts included.
  ///
  /// @param shares what became of the shares that it was in
  record RecordAccountErased(AccountId account, SharesParted shares) implements ByServer {}
}
