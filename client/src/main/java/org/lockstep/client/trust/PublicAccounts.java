package org.lockstep.client.trust;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.client.failure.Breach;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.PublicAccount;

/// Accounts as the server describes them to others, their signatures verified.
///
/// Handle, name and mode are the server's word: nobody signs them.
final class PublicAccounts {
  private PublicAccounts() {}

  /// @throws org.lockstep.client.failure.TrustRefused if a signature is not the identity key's
  static TrustedAccount verify(PublicAccount shown) {
    var account = shown.account();
    long counter = shown.roster().counter();
    var identity =
        Signed.usable(
            () -> VerifyingKey.of(shown.identityKey().toArray()),
            new Breach.RosterSignatureWrong(account, counter));
    var devices = new HashMap<DeviceId, RosterDevice>();
    for (var device : shown.devices()) {
      devices.put(
          device.id(),
          Signed.device(
              account, counter, device.id().value(), device.signingKey(), device.sealingKey()));
    }
    Signed.requireRoster(account, identity, devices.values(), shown.roster());
    var service = shown.service();
    var published =
        new Signed.Published(
            service.epoch(), service.commitment(), service.categoryKeys(), service.signature());
    var keys = new TreeMap<Integer, CategoryKeySet>();
    keys.put(service.epoch(), Signed.categoryKeys(account, identity, published));
    return new TrustedAccount(account, identity, counter, devices, Map.of(), keys);
  }
}
