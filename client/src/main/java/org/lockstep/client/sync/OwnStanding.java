package org.lockstep.client.sync;

import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.SecretEpochs;

/// How the own account stands.
///
/// @param escrowPermitted whether this device knows that its person wants `STANDARD`
record OwnStanding(
    ProtectionMode mode, SecretEpochs service, SecretEpochs circle, boolean escrowPermitted) {
  /// Whether the service secret has been in hands that must not have it now (R21, R72).
  boolean owesServiceRotation() {
    return service.isCompromised() || (mode == ProtectionMode.ADVANCED && service.isKnown());
  }

  /// Whether the server still holds what it must destroy first (R20).
  boolean awaitsDestruction() {
    return mode == ProtectionMode.ADVANCED && service.held() > 0;
  }
}
