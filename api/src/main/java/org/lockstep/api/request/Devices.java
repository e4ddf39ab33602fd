package org.lockstep.api.request;

import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// The trusted devices of all accounts, as the views know them now.
@FunctionalInterface
public interface Devices {
  /// The device, if an account trusts it, or did when it was closed.
  Optional<Trusted> find(DeviceId device);

  /// A trusted device.
  ///
  /// @param signingKey Ed25519 public key, 32 bytes
  /// @param closed whether the account is closed: the device may do nothing then
  record Trusted(AccountId account, Bytes signingKey, boolean closed) {}
}
