package org.lockstep.domain.account;

import java.time.Duration;
import java.util.Optional;
import org.lockstep.domain.id.DeviceId;

/// One reason why Advanced Data Protection cannot be turned on yet (R03, R04).
public sealed interface UnmetCondition {
  /// Neither a recovery key nor a confirmed recovery contact exists (R03 b).
  record RecoveryMethodMissing() implements UnmetCondition {}

  /// A device to update or to remove (R03 c).
  ///
  /// @param minimum the oldest version that will do; empty where the platform does not support it
  ///     at all
  record DeviceSoftwareTooOld(
      DeviceId device, String platform, SoftwareVersion version, Optional<SoftwareVersion> minimum)
      implements UnmetCondition {}

  /// The signing device was added too recently (R09).
  record DeviceTooYoung(DeviceId device, Duration age, Duration minimum)
      implements UnmetCondition {}

  /// The operator does not allow it on this server (R12).
  record ForbiddenByOperator() implements UnmetCondition {}
}
