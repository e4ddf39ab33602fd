package org.lockstep.api.custody;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.lockstep.api.problem.ApiProblem.CategoryKeysSignatureWrong;
import org.lockstep.api.problem.ApiProblem.RosterSignatureWrong;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.Roster;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
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
    var key = KeyMaterial.verifyingKey("/identityKey", identity);
    if (!roster.verify(key, proof.signature().toArray())) {
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

  /// The public halves of a service epoch.
  ///
  /// @throws Refused if the identity key did not sign them
  public static void categoryKeys(AccountId account, Bytes identity, ServiceEpoch epoch) {
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
            KeyEpoch.service(account.value(), epoch.number()),
            org.lockstep.crypto.tuple.Bytes.of(epoch.commitment().toArray()),
            keys);
    var identityKey = KeyMaterial.verifyingKey("/identityKey", identity);
    if (!signed.verify(identityKey, epoch.signature().toArray())) {
      throw new Refused(new CategoryKeysSignatureWrong());
    }
  }
}
