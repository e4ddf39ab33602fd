package org.lockstep.client.failure;

import org.lockstep.audit.HistoryRefused;
import org.lockstep.crypto.account.SafetyNumber;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;

/// What a server can show that a client must not believe.
public sealed interface Breach {
  /// Another identity key than the pinned one: somebody may stand between the two people.
  ///
  /// @param known the safety number that was so far right
  /// @param shown the one that would be right with the new key
  record IdentityChanged(AccountId account, SafetyNumber known, SafetyNumber shown)
      implements Breach {}

  /// A roster that the account's identity key did not sign: a device was added, changed or left
  /// out.
  record RosterSignatureWrong(AccountId account, long counter) implements Breach {}

  /// An older roster than one that was seen: a revoked device would come back.
  record RosterRolledBack(AccountId account, long known, long shown) implements Breach {}

  /// This device, with its keys, is not on its own account's roster.
  record OwnDeviceMissing(DeviceId device) implements Breach {}

  /// Category keys that the account's identity key did not sign.
  record CategoryKeysSignatureWrong(AccountId account, long epoch) implements Breach {}

  /// Older category keys than ones that were seen.
  record CategoryKeysRolledBack(AccountId account, long known, long shown) implements Breach {}

  /// A circle secret that the account's identity key did not commit to.
  record CircleSignatureWrong(AccountId account, long epoch) implements Breach {}

  /// A recovery key that the account's identity key did not sign, or an older one than was seen.
  record RecoveryKeyWrong(AccountId account, int number) implements Breach {}

  /// A secret of the own account that does not open, or not to what was committed to.
  ///
  /// @param secret a word such as `service`
  record OwnSecretWrong(String secret) implements Breach {}

  /// A grant that no member made, or not so.
  record GrantWrong(ShareId share, AccountId recipient, DeviceId grantedBy, GrantFault fault)
      implements Breach {}

  /// Something that the account or device which is named for it could not have ordered.
  record OrderImpossible(ShareId share, long position) implements Breach {}

  /// Something that is said to be ordered by this very device, which never did.
  ///
  /// @param what a few words such as `opened a link`
  record OrderNotOurs(long position, String what) implements Breach {}

  /// Events that are not what the log's leaves are of, or that are missing.
  record HistoryWrong(ShareId share, HistoryRefused.Reason reason) implements Breach {}

  /// Less of a stream than was seen before.
  record HistoryWithheld(String stream, long known, long shown) implements Breach {}

  /// Another past of a stream than the one that was seen before.
  record HistoryRewritten(String stream, long sequence) implements Breach {}

  /// An epoch that does not follow the one before.
  record EpochNotNext(String owner, int expected, int shown) implements Breach {}

  /// The server said another mode than the account's events do.
  record ModeMisstated(AccountId account, ProtectionMode told, ProtectionMode recorded)
      implements Breach {}

  /// The server keeps silent about a new key that a share needs because somebody who left, or a
  /// revoked device, holds the current one.
  ///
  /// @param since the position at which it began to be owed
  record RotationConcealed(ShareId share, int epoch, long since) implements Breach {}

  /// The server says something else of such a key than the share's events do.
  record RotationMisstated(ShareId share) implements Breach {}

  /// Another key of the server itself than the pinned one.
  ///
  /// @param key a word such as `vault`
  record ServerKeyChanged(String key) implements Breach {}

  /// Content that is not what its author wrote.
  ///
  /// @param item its id
  record ContentWrong(String item, String fault) implements Breach {}

  /// One line for a person: what is wrong, and what to do.
  default String words() {
    return BreachWords.of(this);
  }
}
