package org.lockstep.domain.account;

import java.util.Map;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.DeviceId;

/// One generation of an account's service secret, as others see it.
///
/// @param number counted from 1
/// @param commitment binds the secret, so that a wrong one is recognised when a seal of it is
///     opened
/// @param categoryKeys the public halves of the key pairs derived from it
/// @param signature the account identity's, over number, commitment and category keys
/// @param seals the secret, sealed to each trusted device
/// @param previous the previous epoch's secret wrapped under this one; empty for the first
public record ServiceEpoch(
    int number,
    Bytes commitment,
    Map<Category, Bytes> categoryKeys,
    Bytes signature,
    Map<DeviceId, Bytes> seals,
    Bytes previous) {
  /// Copies the maps.
  public ServiceEpoch {
    categoryKeys = Map.copyOf(categoryKeys);
    seals = Map.copyOf(seals);
  }
}
