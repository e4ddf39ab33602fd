package org.lockstep.domain.account;

import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.DeviceId;

/// A device as its account's roster names it.
///
/// @param name what its owner calls it
/// @param platform a lower-case word such as `ios` or `linux`
/// @param signingKey Ed25519 public key, 32 bytes
/// @param sealingKey public key that secrets are sealed to, suite byte first
public record Device(
    DeviceId id,
    Personal name,
    String platform,
    SoftwareVersion version,
    Bytes signingKey,
    Bytes sealingKey) {
  /// The same without what its owner calls it (R102).
  Device erased() {
    return new Device(
        id, new Personal.Erased(name.subject()), platform, version, signingKey, sealingKey);
  }

  Device running(SoftwareVersion newer) {
    return new Device(id, name, platform, newer, signingKey, sealingKey);
  }
}
