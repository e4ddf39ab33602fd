package org.lockstep.client.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.OwnDevice;
import org.lockstep.wire.message.AccountMessages.PendingEnrolment;

/// The devices of the account.
public final class Devices {
  Devices() {}

  /// Asks to become a device of the account of a handle. Show the code, then [#awaitApproval].
  ///
  /// @param password proves to the approving person that it is no stranger
  /// @return with the six digits to be typed on a trusted device
  public Asked ask(String handle, DeviceProfile profile, Optional<String> password) {
    return later();
  }

  /// Whether a trusted device has approved the enrolment of [#ask]; from then on this home belongs
  /// to
  /// the account.
  public Optional<AccountId> approved() {
    return later();
  }

  /// Waits for [#approved].
  ///
  /// @return empty if nobody approved in time
  public Optional<AccountId> awaitApproval(Duration longest) {
    return later();
  }

  /// Vouches for the waiting device that shows this code, and gives it the account's secrets.
  ///
  /// @throws org.lockstep.client.failure.NotFound if none does
  public DeviceId approve(String code) {
    return later();
  }

  /// The devices that wait for approval.
  public List<PendingEnrolment> waiting() {
    return later();
  }

  /// The trusted devices.
  public List<OwnDevice> list() {
    return later();
  }

  /// Takes a device off the roster and replaces all keys that it held, as far as this device may.
  public void revoke(DeviceId device) {
    later();
  }

  /// Tells the version of this device's software.
  public void update(SoftwareVersion version) {
    later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
