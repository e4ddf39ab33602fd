package org.lockstep.domain.account;

import java.util.Map;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.DeviceId;

/// One generation of the secret that never leaves an account's trusted devices.
///
/// @param number counted from 1
/// @param commitment binds the secret
/// @param signature the account identity's over number and commitment
/// @param seals the secret, sealed to each trusted device
/// @param previous the previous epoch's secret wrapped under this one; empty for the first
public record CircleEpoch(
    int number, Bytes commitment, Bytes signature, Map<DeviceId, Bytes> seals, Bytes previous) {
  /// Copies the map.
  public CircleEpoch {
    seals = Map.copyOf(seals);
  }
}
