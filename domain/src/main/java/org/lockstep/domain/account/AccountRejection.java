package org.lockstep.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.SessionId;

/// Why a command to an account is refused, with the facts that block it.
public sealed interface AccountRejection {
  /// There is no such account.
  record AccountUnknown(AccountId account) implements AccountRejection {}

  /// The account exists already.
  record AccountAlreadyOpen(AccountId account) implements AccountRejection {}

  /// The account is closed, for ever (R102).
  record AccountIsClosed(AccountId account) implements AccountRejection {}

  /// What begins an account is not well formed: an epoch or counter other than 1, or seals for
  /// another device.
  record OpeningMalformed(AccountId account) implements AccountRejection {}

  /// The signing device is not on the roster (R07).
  record DeviceNotTrusted(DeviceId device) implements AccountRejection {}

  /// The device is on the roster already, or was once: a revoked device comes back under new keys
  /// and a new id.
  record DeviceIdTaken(DeviceId device) implements AccountRejection {}

  /// No such device is on the roster.
  record DeviceUnknown(DeviceId device) implements AccountRejection {}

  /// An account keeps at least one trusted device.
  record LastDeviceStays(DeviceId device) implements AccountRejection {}

  /// The device's software does not support the mode that the account is in (R06).
  record DeviceBelowMinimum(
      DeviceId device, String platform, SoftwareVersion version, Optional<SoftwareVersion> minimum)
      implements AccountRejection {}

  /// The roster's counter must grow by one.
  record RosterCounterNotNext(long expected, long given) implements AccountRejection {}

  /// A mode change must carry a counter above the last one (R13).
  record ModeCounterNotAbove(long last, long given) implements AccountRejection {}

  /// The account is in that mode already.
  record AlreadyInMode(ProtectionMode mode) implements AccountRejection {}

  /// Advanced Data Protection cannot be turned on yet; every unmet condition is listed (R04).
  record ConditionsUnmet(List<UnmetCondition> conditions) implements AccountRejection {
    /// Copies the list.
    public ConditionsUnmet {
      conditions = List.copyOf(conditions);
    }
  }

  /// A secret's epoch must grow by one.
  record EpochNotNext(int expected, int given) implements AccountRejection {}

  /// A new epoch's secret must be sealed to every trusted device and to nobody else.
  record SealsNotForRoster(Set<DeviceId> missing, Set<DeviceId> strangers)
      implements AccountRejection {
    /// Copies the sets.
    public SealsNotForRoster {
      missing = Set.copyOf(missing);
      strangers = Set.copyOf(strangers);
    }
  }

  /// A new epoch must wrap its predecessor's secret.
  record PreviousSecretMissing(int epoch) implements AccountRejection {}

  /// A service secret comes with a key for every category: a share's secret is sealed to one of
  /// them.
  record CategoryKeysMissing(Set<Category> missing) implements AccountRejection {
    /// Copies the set.
    public CategoryKeysMissing {
      missing = Set.copyOf(missing);
    }
  }

  /// The vault accepts no service secret while the account is `ADVANCED` (R25).
  record EscrowWhileAdvanced(AccountId account) implements AccountRejection {}

  /// Only the current epoch can be given to the vault: what it wraps comes with it.
  record EscrowEpochNotCurrent(int current, int given) implements AccountRejection {}

  /// The vault still holds old service secrets; it destroys them before a new one takes over (R20).
  record ServiceSecretsStillHeld(AccountId account) implements AccountRejection {}

  /// There is no recovery key.
  record RecoveryKeyMissing(AccountId account) implements AccountRejection {}

  /// A recovery key's number must grow by one.
  record RecoveryNumberNotNext(int expected, int given) implements AccountRejection {}

  /// A new secret must be sealed for each recovery method that the account has (R83).
  ///
  /// @param recovery the number of the first that it is not sealed for
  /// @param given the numbers of those that it is sealed for
  record RecoverySealMissing(int recovery, Set<Integer> given) implements AccountRejection {
    /// Copies the set.
    public RecoverySealMissing {
      given = Set.copyOf(given);
    }
  }

  /// Why a command about recovery contacts is refused.
  sealed interface OfRecoveryMethods extends AccountRejection {}

  /// Between one and five people help, and it takes between one and all of them (R80).
  record RecoveryContactsWrong(int most, int contacts, int threshold)
      implements OfRecoveryMethods {}

  /// There are no recovery contacts.
  record RecoveryContactsMissing(AccountId account) implements OfRecoveryMethods {}

  /// The part is not one of those that bring the account back now.
  record RecoveryPartUnknown(int number, int part) implements OfRecoveryMethods {}

  /// There is no authenticator.
  record AuthenticatorMissing(AccountId account) implements AccountRejection {}

  /// An authenticator's number must grow by one.
  record AuthenticatorNumberNotNext(int expected, int given) implements AccountRejection {}

  /// Web access is as it is asked for already.
  record WebAccessAlready(boolean on) implements AccountRejection {}

  /// Web access is off: no session can be approved (R91).
  record WebAccessIsOff(AccountId account) implements AccountRejection {}

  /// The session was approved before.
  record WebSessionAlreadyApproved(SessionId session) implements AccountRejection {}

  /// A session is approved for some time from now, and not for more than an hour (R91).
  ///
  /// @param given from now on; negative for a time that is over
  record WebApprovalTimeWrong(Duration longest, Duration given) implements AccountRejection {}

  /// No such session is approved, or it has ended.
  record WebSessionNotLive(SessionId session) implements AccountRejection {}

  /// The recovery's id is in use.
  record RecoveryIdTaken(RecoveryId recovery) implements AccountRejection {}

  /// No such recovery is under way: it was never proven, was vetoed, or is finished.
  record RecoveryNotUnderWay(RecoveryId recovery) implements AccountRejection {}

  /// A recovery waits for a veto until then (R86).
  record RecoveryTooEarly(RecoveryId recovery, Instant ready) implements AccountRejection {}

  /// A recovery was not finished in time.
  record RecoveryOver(RecoveryId recovery, Instant expired) implements AccountRejection {}

  /// What the recovery rests on is no way into the account any more (R83).
  record RecoveryWayEnded(RecoveryMethod method, int number) implements AccountRejection {}

  /// A recovery waits between no time and thirty days (R86).
  record RecoveryWaitWrong(int longest, int given) implements AccountRejection {}

  /// Why a command about data of the account's own, or the keys of it, is refused.
  sealed interface OfOwnData extends AccountRejection {}

  /// A service secret comes with keys of what can be shared alone: any other key of it would open
  /// to the vault what only devices may read (R24).
  record CategoryKeysForeign(Set<Category> foreign) implements OfOwnData {
    /// Copies the set.
    public CategoryKeysForeign {
      foreign = Set.copyOf(foreign);
    }
  }

  /// A messages key's number must grow by one.
  record MessagesKeyNotNext(int expected, int given) implements OfOwnData {}

  /// A messages key is kept under the current circle secret and nowhere else (R24).
  record MessagesKeyKeptElsewhere(int circle, int given) implements OfOwnData {}

  /// The backup holds a copy of the messages key while backup is on, and receives none otherwise
  /// (R33).
  ///
  /// @param expected whether a copy had to come
  record BackupCopyMisplaced(boolean expected) implements OfOwnData {}

  /// A copy is one of the messages key in use, sealed to the backup's current key.
  record BackupCopyNotCurrent(int messagesKey, int service) implements OfOwnData {}

  /// Backup is as it is asked for already.
  record BackupAlready(boolean on) implements OfOwnData {}

  /// Reminders are synchronised as it is asked for already.
  record CaldavAlready(boolean on) implements OfOwnData {}

  /// No web session is handed a key of this category (R92, R93).
  ///
  /// @param allowed the web list
  record CategoryNotOnWebList(Set<Category> allowed) implements AccountRejection {
    /// Copies the set.
    public CategoryNotOnWebList {
      allowed = Set.copyOf(allowed);
    }
  }

  /// A web session is handed keys of the current epoch.
  record HandOverEpochNotCurrent(int current, int given) implements AccountRejection {}

  /// While `ADVANCED` the last recovery method stays (R11).
  record LastRecoveryMethodStays(AccountId account) implements AccountRejection {}
}
