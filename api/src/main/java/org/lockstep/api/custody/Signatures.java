package org.lockstep.api.custody;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.lockstep.api.problem.ApiProblem.CategoryKeysSignatureWrong;
import org.lockstep.api.problem.ApiProblem.CircleSignatureWrong;
import org.lockstep.api.problem.ApiProblem.MessagesKeySignatureWrong;
import org.lockstep.api.problem.ApiProblem.RecoveryKeysSignatureWrong;
import org.lockstep.api.problem.ApiProblem.RosterSignatureWrong;
import org.lockstep.api.problem.ApiProblem.WebApprovalSignatureWrong;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.Roster;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.recovery.RecoveryKind;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.web.SessionApproval;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.account.WebApproval;
import org.lockstep.domain.id.AccountId;

/// Checks what an account's identity key has signed: its roster and its published category keys
/// (R71).
///
/// Clients check the same, and rely on it; the server checks so that no wrong signature enters the
/// history.
public final class Signatures {
  private Signatures() {}

  /// The roster as it will be.
  ///
  /// @throws Refused if the identity key did not sign exactly these devices under this counter
  public static void roster(
      AccountId account, Bytes identity, Collection<Device> devices, RosterProof proof) {
    var roster = new Roster(account.value(), proof.counter(), onRoster(devices));
    if (!roster.verify(key(identity), proof.signature().toArray())) {
      throw new Refused(new RosterSignatureWrong());
    }
  }

  private static List<RosterDevice> onRoster(Collection<Device> devices) {
    return devices.stream()
        .map(
            device ->
                new RosterDevice(
                    device.id().value(),
                    KeyMaterial.verifyingKey("/device/signingKey", device.signingKey()),
                    KeyMaterial.sealingKey("/device/sealingKey", device.sealingKey())))
        .toList();
  }

  /// What a service epoch publishes.
  ///
  /// @throws Refused if the identity key did not sign it
  public static void service(AccountId account, Bytes identity, ServiceEpoch epoch) {
    var keys = new TreeMap<String, SealingKey>();
    epoch
        .categoryKeys()
        .forEach(
            (category, key) ->
                keys.put(
                    category.name(),
                    KeyMaterial.sealingKey("/service/categoryKeys/" + category, key)));
    var signed =
        new CategoryKeySet(
            KeyEpoch.service(account.value(), epoch.number()), bytes(epoch.commitment()), keys);
    if (!signed.verify(key(identity), epoch.signature().toArray())) {
      throw new Refused(new CategoryKeysSignatureWrong());
    }
  }

  /// What a circle epoch publishes: its commitment alone.
  ///
  /// @throws Refused if the identity key did not sign it
  public static void circle(AccountId account, Bytes identity, CircleEpoch epoch) {
    var signed =
        new CategoryKeySet(
            KeyEpoch.circle(account.value(), epoch.number()),
            bytes(epoch.commitment()),
            Collections.emptySortedMap());
    if (!signed.verify(key(identity), epoch.signature().toArray())) {
      throw new Refused(new CircleSignatureWrong());
    }
  }

  /// What is published of a messages key: its commitment alone.
  ///
  /// @throws Refused if the identity key did not sign it
  public static void messages(AccountId account, Bytes identity, MessagesKey key) {
    if (key.number() < 1) throw new Refused(new MessagesKeySignatureWrong());
    var signed =
        new CategoryKeySet(
            KeyEpoch.messages(account.value(), key.number()),
            bytes(key.commitment()),
            Collections.emptySortedMap());
    if (!signed.verify(key(identity), key.signature().toArray())) {
      throw new Refused(new MessagesKeySignatureWrong());
    }
  }

  /// The public halves of a recovery key.
  ///
  /// @throws Refused if the identity key did not sign them
  public static void recoveryKeys(AccountId account, Bytes identity, RecoveryKeys keys) {
    recoveryKeys(RecoveryKind.KEY, account, identity, keys);
  }

  /// The public halves of what brings an account back.
  ///
  /// @throws Refused if the identity key did not sign them as those of that kind
  public static void recoveryKeys(
      RecoveryKind kind, AccountId account, Bytes identity, RecoveryKeys keys) {
    if (keys.number() < 1) throw new Refused(new RecoveryKeysSignatureWrong());
    var signed =
        new org.lockstep.crypto.recovery.RecoveryKeys(
            kind,
            account.value(),
            keys.number(),
            KeyMaterial.sealingKey("/keys/sealingKey", keys.sealingKey()),
            KeyMaterial.verifyingKey("/keys/verifier", keys.verifier()));
    if (!signed.verify(key(identity), keys.signature().toArray())) {
      throw new Refused(new RecoveryKeysSignatureWrong());
    }
  }

  /// The approval of a browser's session.
  ///
  /// @throws Refused if the identity key did not sign exactly these keys and this time
  public static void webApproval(AccountId account, Bytes identity, WebApproval approval) {
    var session =
        new RosterDevice(
            approval.session().value(),
            KeyMaterial.verifyingKey("/approval/signingKey", approval.signingKey()),
            KeyMaterial.sealingKey("/approval/sealingKey", approval.sealingKey()));
    var signed = new SessionApproval(account.value(), session, approval.until());
    if (!signed.verify(key(identity), approval.signature().toArray())) {
      throw new Refused(new WebApprovalSignatureWrong());
    }
  }

  private static VerifyingKey key(Bytes identity) {
    return KeyMaterial.verifyingKey("/identityKey", identity);
  }

  private static org.lockstep.crypto.tuple.Bytes bytes(Bytes value) {
    return org.lockstep.crypto.tuple.Bytes.of(value.toArray());
  }
}
