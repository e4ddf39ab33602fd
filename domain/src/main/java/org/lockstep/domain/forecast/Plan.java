package org.lockstep.domain.forecast;

import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;

/// What a person thinks of changing about the own account.
public sealed interface Plan {
  /// Turn Advanced Data Protection on.
  record TurnOn() implements Plan {}

  /// Turn it off.
  record TurnOff() implements Plan {}

  /// Take a device off the roster.
  record Revoke(DeviceId device) implements Plan {}

  /// Close the account.
  record Close() implements Plan {}

  /// Leave a share.
  record Leave(ShareId share) implements Plan {}
}
