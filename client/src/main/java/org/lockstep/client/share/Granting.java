package org.lockstep.client.share;

import org.lockstep.client.home.DeviceKeys;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.share.GrantTerms;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;

/// Makes grants, signed by this device.
final class Granting {
  private Granting() {}

  /// The secret of an epoch, for one recipient.
  ///
  /// @param recipient a key that was verified
  static Grant make(
      EpochSecret secret, GrantTerms.Recipient recipient, Role role, DeviceKeys device) {
    var terms = new GrantTerms(secret.epoch(), recipient, role.name());
    var made = org.lockstep.crypto.share.Grant.make(secret.secret(), terms, device.signing());
    return new Grant(
        new AccountId(recipient.account()),
        Math.toIntExact(recipient.keyEpoch()),
        role,
        Bytes.of(made.seal().toArray()),
        device.id(),
        Bytes.of(made.signature().toArray()));
  }
}
