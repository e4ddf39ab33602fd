package org.lockstep.api.testing;

import java.security.SecureRandom;
import java.util.Optional;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.AccountMessages.Enrol;

/// A device that asks to be trusted.
///
/// @param id of its enrolment
public record Asking(TestDevice device, String id, DeviceDescription described) {

  /// A device with keys of its own.
  public static Asking fresh() {
    return with(TestDevice.fresh());
  }

  /// This device, asking.
  public static Asking with(TestDevice device) {
    var sealing = OpeningKey.generate(new SecureRandom()).publicKey();
    var described =
        new DeviceDescription(
            device.id(),
            "phone",
            "ios",
            SoftwareVersion.parse("18.2"),
            device.signingKey(),
            Bytes.of(sealing.bytes()));
    return new Asking(device, TestDevice.freshId(), described);
  }

  /// What it sends.
  ///
  /// @param password empty for none
  /// @param code of an authenticator, empty for none
  public Call call(String handle, String password, String code) {
    return Call.post(
        "/v1/enrolments",
        new Enrol(
            id,
            handle,
            described,
            Bytes.of(new byte[32]),
            Optional.of(password).filter(text -> !text.isEmpty()),
            Optional.of(code).filter(text -> !text.isEmpty())));
  }
}
