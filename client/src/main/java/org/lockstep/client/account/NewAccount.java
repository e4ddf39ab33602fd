package org.lockstep.client.account;

import org.lockstep.client.home.DeviceProfile;

/// An account to be opened, with its first device.
///
/// @param handle as others will type it, with or without an `@`
/// @param name as others will read it
/// @param password known to the person alone; the server keeps a verifier
public record NewAccount(String handle, String name, String password, DeviceProfile device) {
  /// Does not show the password.
  @Override
  public String toString() {
    return "NewAccount[" + handle + "]";
  }
}
