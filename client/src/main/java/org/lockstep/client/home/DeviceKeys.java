package org.lockstep.client.home;

import org.lockstep.crypto.account.DeviceKey;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;

/// A device's own keys. Neither shows in its text form.
///
/// @param signing signs requests, grants and content
/// @param sealing opens what is sealed to the device
public record DeviceKeys(
    DeviceId id, SigningKey signing, OpeningKey sealing, DeviceProfile profile) {
  /// As the roster names it.
  public RosterDevice onRoster() {
    return new RosterDevice(id.value(), signing.publicKey(), sealing.publicKey());
  }

  /// The side that opens seals.
  public DeviceKey opener() {
    return new DeviceKey(id.value(), sealing);
  }

  /// As its owner describes it.
  public DeviceDescription description() {
    return new DeviceDescription(
        id,
        profile.name(),
        profile.platform(),
        profile.version(),
        Bytes.of(signing.publicKey().bytes()),
        Bytes.of(sealing.publicKey().bytes()));
  }

  /// The same device with other software.
  public DeviceKeys running(DeviceProfile other) {
    return new DeviceKeys(id, signing, sealing, other);
  }
}
