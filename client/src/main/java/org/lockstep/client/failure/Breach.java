package org.lockstep.client.failure;

import org.lockstep.audit.HistoryRefused;
import org.lockstep.audit.log.LogFault;
import org.lockstep.audit.order.OrderFault;
import org.lockstep.crypto.account.SafetyNumber;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.domain.id.ShareId;

/// What a server can show that a client must not believe.
public sealed interface Breach {
  /// A breach in what an account is said to have signed.
  sealed interface OfAccount extends Breach {}

  /// A breach in the history of a share.
  sealed interface OfHistory extends Breach {}

  /// A breach in what the server itself is, or keeps.
  sealed interface OfServer extends Breach {}

  /// Another identity key than the pinned one: somebody may stand between the two people.
  ///
  /// @param known the safety number that was so far right
  /// @param shown the one that would be right with the new key
  record IdentityChanged(AccountId account, SafetyNumber known, SafetyNumber shown)
      implements OfAccount {}

  /// A roster that the account's identity key did not sign: a device was added, changed or left
  /// out.
  record RosterSignatureWrong(AccountId account, long counter) implements OfAccount {}

  /// An older roster than one that was seen: a revoked device would come back.
  record RosterRolledBack(AccountId account, long known, long shown) implements OfAccount {}

  /// This device, with its keys, is not on its own account's roster.
  record OwnDeviceMissing(DeviceId device) implements OfAccount {}

  /// Category keys that the account's identity key did not sign.
  record CategoryKeysSignatureWrong(AccountId account, long epoch) implements OfAccount {}

  /// Older category keys than ones that were seen.
  record CategoryKeysRolledBack(AccountId account, long known, long shown) implements OfAccount {}

  /// A circle secret that the account's identity key did not commit to.
  record CircleSignatureWrong(AccountId account, long epoch) implements OfAccount {}

  /// A messages key that the account's identity key did not commit to.
  record MessagesKeySignatureWrong(AccountId account, int number) implements OfAccount {}

  /// The server told another protection of a category than the account's events add up to.
  ///
  /// @param what in a few words, of what: a category's name, or what else of the table
  record TableMisstated(AccountId account, String what) implements OfAccount {}

  /// A recovery key that the account's identity key did not sign, or an older one than was seen.
  record RecoveryKeyWrong(AccountId account, int number) implements OfAccount {}

  /// What the server keeps for an account's recovery is not what the account left there.
  ///
  /// @param fault a few words such as `the packet does not open`
  record RecoveryWrong(AccountId account, String fault) implements OfAccount {}

  /// A protection mode of the own account that no device of it vouched for.
  record ModeVouchWrong(AccountId account) implements OfAccount {}

  /// A web session that the account's identity key did not vouch for, or not any more.
  record WebApprovalWrong(AccountId account, SessionId session) implements OfAccount {}

  /// A secret of the own account that does not open, or not to what was committed to.
  ///
  /// @param secret a word such as `service`
  record OwnSecretWrong(String secret) implements OfAccount {}

  /// A grant that no member made, or not so.
  record GrantWrong(ShareId share, AccountId recipient, DeviceId grantedBy, GrantFault fault)
      implements OfHistory {}

  /// Something that the account or device which is named for it could not have ordered.
  record OrderImpossible(ShareId share, long position) implements OfHistory {}

  /// Something that nobody ordered, as far as is shown: the server may have made it up.
  ///
  /// @param stream the share's or account's id
  record OrderUnproven(String stream, long position, OrderFault fault) implements OfHistory {}

  /// Something that is said to be ordered by this very device, which never did.
  ///
  /// @param what a few words such as `opened a link`
  record OrderNotOurs(long position, String what) implements OfHistory {}

  /// Events that are not what the log's leaves are of, or that are missing.
  record HistoryWrong(ShareId share, HistoryRefused.Reason reason) implements OfHistory {}

  /// Events of the own account that are not what the log's leaves are of, or that are missing.
  record OwnHistoryWrong(AccountId account, HistoryRefused.Reason reason) implements OfHistory {}

  /// Less of a stream than was seen before.
  record HistoryWithheld(String stream, long known, long shown) implements OfHistory {}

  /// Another past of a stream than the one that was seen before.
  record HistoryRewritten(String stream, long sequence) implements OfHistory {}

  /// An epoch that does not follow the one before.
  record EpochNotNext(String owner, int expected, int shown) implements OfHistory {}

  /// The server said another mode than the account's events do.
  record ModeMisstated(AccountId account, ProtectionMode told, ProtectionMode recorded)
      implements OfAccount {}

  /// The server keeps silent about a new key that a share needs because somebody who left, or a
  /// revoked device, holds the current one.
  ///
  /// @param since the position at which it began to be owed
  record RotationConcealed(ShareId share, int epoch, long since) implements OfHistory {}

  /// The server says something else of such a key than the share's events do.
  record RotationMisstated(ShareId share) implements OfHistory {}

  /// Another key of the server itself than the pinned one.
  ///
  /// @param key a word such as `vault`
  record ServerKeyChanged(String key) implements OfServer {}

  /// The server's log contradicts itself, what was seen of it before, or its own signature.
  record LogWrong(LogFault fault) implements OfServer {}

  /// Content that is not what its author wrote.
  ///
  /// @param item its id
  record ContentWrong(String item, String fault) implements OfServer {}

  /// One line for a person: what is wrong, and what to do.
  default String words() {
    return BreachWords.of(this);
  }
}
