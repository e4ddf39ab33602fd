package org.lockstep.domain.account;

import java.time.Instant;
import java.util.List;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.SessionId;

/// What happens to an account.
public sealed interface AccountEvent extends Event {
  /// Whose stream this is.
  AccountId account();

  @Override
  default String streamId() {
    return account().value();
  }

  /// An account began, `STANDARD` (R02), with its first trusted device and the first epochs of its
  /// secrets.
  ///
  /// The first epochs are sealed to the first device alone, in `circle.seals` and `service.seals`.
  ///
  /// @param identitySeal the identity key sealed to the first device
  record AccountOpened(
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
      implements AccountEvent {}

  /// A trusted device vouched for another one (R70).
  record DeviceAdded(
      AccountId account, Device device, RosterProof roster, Keyring keyring, DeviceId approvedBy)
      implements AccountEvent {}

  /// A device left the roster (R72). All that it held owes a rotation.
  record DeviceRevoked(AccountId account, DeviceId device, RosterProof roster, DeviceId revokedBy)
      implements AccountEvent {}

  /// A device told the version of its software.
  record DeviceSoftwareUpdated(AccountId account, DeviceId device, SoftwareVersion version)
      implements AccountEvent {}

  /// A recovery key was made; an older one died with it (R83).
  record RecoveryKeySet(AccountId account, RecoveryKeys keys, DeviceId setBy)
      implements AccountEvent {}

  /// The recovery key died without a successor.
  record RecoveryKeyRemoved(AccountId account, int number, DeviceId removedBy)
      implements AccountEvent {}

  /// Something about a way into the account beside its trusted devices.
  sealed interface AboutSignIn extends AccountEvent {}

  /// From here a device that asks to join gives a code of this authenticator; an older one died
  /// with it. The history holds no secret of it.
  record AuthenticatorSet(AccountId account, int number, DeviceId setBy) implements AboutSignIn {}

  /// The authenticator ended without a successor.
  record AuthenticatorRemoved(AccountId account, int number, DeviceId removedBy)
      implements AboutSignIn {}

  /// From here trusted devices may approve sessions in browsers (R91).
  record WebAccessTurnedOn(AccountId account, DeviceId device) implements AboutSignIn {}

  /// From here nobody may: by a person's wish, or because Advanced Data Protection began (R90).
  record WebAccessTurnedOff(AccountId account, DeviceId device) implements AboutSignIn {}

  /// A trusted device vouched for a browser's keys for at most an hour (R91).
  record WebSessionApproved(AccountId account, WebApproval approval, DeviceId approvedBy)
      implements AboutSignIn {}

  /// A trusted device sealed the key of a category to a web session (R92). The seal itself is in
  /// memory alone (R94).
  record WebCategoryHandedOver(
      AccountId account, SessionId session, Category category, int epoch, DeviceId handedBy)
      implements AboutSignIn {}

  /// A web session ended: it is good for nothing any more (R94).
  record WebSessionEnded(AccountId account, SessionId session, WebSessionEnd reason)
      implements AboutSignIn {}

  /// From here a recovery waits that long for a veto (R86).
  ///
  /// @param hours 0 for not at all
  record RecoveryWaitSet(AccountId account, int hours, DeviceId setBy) implements AboutSignIn {}

  /// A device that nobody trusts has proven to be its owner's, and may join once it has waited.
  /// Every trusted device is told (R86).
  ///
  /// @param ready from when it may join
  /// @param expires from when it may not any more
  record RecoveryBegun(
      AccountId account,
      RecoveryId recovery,
      Device device,
      RecoveryWay way,
      Instant ready,
      Instant expires)
      implements AboutSignIn {}

  /// A trusted device stopped a recovery.
  record RecoveryVetoed(AccountId account, RecoveryId recovery, DeviceId vetoedBy)
      implements AboutSignIn {}

  /// Something about a way back into the account beside the recovery key.
  sealed interface OfRecoveryMethod extends AboutSignIn {}

  /// People hold parts of a secret that brings the account back; whom, the history does not tell
  /// (R82). Parts of an earlier one are worth nothing from here.
  ///
  /// @param threshold how many of them it takes
  /// @param confirmations for each part, in order, what shows that its holder has it
  record RecoveryContactsSet(
      AccountId account,
      RecoveryKeys keys,
      int threshold,
      List<Bytes> confirmations,
      DeviceId setBy)
      implements OfRecoveryMethod {
    /// Copies the list.
    public RecoveryContactsSet {
      confirmations = List.copyOf(confirmations);
    }
  }

  /// The holder of a part has shown that it has it.
  ///
  /// @param part which of them, from 1
  /// @param token that the part alone holds, and whose commitment the account published
  record RecoveryContactConfirmed(AccountId account, int number, int part, Bytes token)
      implements OfRecoveryMethod {}

  /// From here nobody helps any more.
  record RecoveryContactsRemoved(AccountId account, int number, DeviceId removedBy)
      implements OfRecoveryMethod {}

  /// A device came back by a recovery. Both secrets owe a rotation (R87).
  record DeviceRecovered(
      AccountId account,
      RecoveryId recovery,
      Device device,
      RosterProof roster,
      Keyring keyring,
      RecoveryWay way)
      implements AccountEvent {}

  /// Something about data of the account's own, and the keys of it.
  sealed interface OfOwnData extends AccountEvent {}

  /// From here messages are written under a new key, which the circle secret keeps.
  record MessagesKeyStarted(AccountId account, MessagesKey key, DeviceId startedBy)
      implements OfOwnData {}

  /// The backup received a copy of the messages key (R33).
  record MessagesKeyCopied(AccountId account, BackupCopy copy, DeviceId copiedBy)
      implements OfOwnData {}

  /// From here devices back themselves up.
  record BackupTurnedOn(AccountId account, DeviceId device) implements OfOwnData {}

  /// From here they do not. A messages key that was copied is replaced (R33).
  record BackupTurnedOff(AccountId account, DeviceId device) implements OfOwnData {}

  /// From here reminders are synchronised through CalDAV, under a key that the server made (R34).
  record CaldavTurnedOn(AccountId account, DeviceId device) implements OfOwnData {}

  /// From here they are not.
  record CaldavTurnedOff(AccountId account, DeviceId device) implements OfOwnData {}

  /// Advanced Data Protection began. The vault destroys what it holds of the account (R20).
  ///
  /// @param counter larger than that of every earlier mode change (R13)
  record AdvancedProtectionTurnedOn(AccountId account, DeviceId device, long counter)
      implements AccountEvent {}

  /// Advanced Data Protection ended, by intent: from here the account is `STANDARD` (R23).
  ///
  /// @param counter larger than that of every earlier mode change (R13)
  record AdvancedProtectionTurnedOff(AccountId account, DeviceId device, long counter)
      implements AccountEvent {}

  /// Something about the end of the account (R102).
  sealed interface AboutClosing extends AccountEvent {}

  /// The account was closed: from here nothing is ordered in its name, and the server destroys what
  /// it keeps of it. Says nothing about the person.
  record AccountClosed(AccountId account, DeviceId closedBy) implements AboutClosing {}

  /// All that the server kept of the closed account is destroyed: its shares are ended or left, its
  /// keys are gone, and the texts about it in the history can be read no more.
  record AccountErased(AccountId account, Erasure erasure) implements AboutClosing {}

  /// A new service secret took over.
  record ServiceSecretRotated(AccountId account, ServiceEpoch service, DeviceId rotatedBy)
      implements AccountEvent {}

  /// A new circle secret took over.
  record CircleSecretRotated(AccountId account, CircleEpoch circle, DeviceId rotatedBy)
      implements AccountEvent {}

  /// The vault received the service secret of an epoch, and with it those that it wraps.
  record ServiceSecretEscrowed(AccountId account, int epoch, DeviceId escrowedBy)
      implements AccountEvent {}

  /// The vault destroyed every service secret that it held of the account (R20).
  record ServiceSecretsDestroyed(AccountId account, int upToEpoch) implements AccountEvent {}
}
