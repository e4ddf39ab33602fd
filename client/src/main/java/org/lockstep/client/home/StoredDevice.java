package org.lockstep.client.home;

import java.util.Optional;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.DeviceId;

/// A device as `device.json` holds it. Its seeds do not show in its text form.
record StoredDevice(
    DeviceId id,
    Bytes signingSeed,
    Bytes sealingSeed,
    String name,
    String platform,
    SoftwareVersion version) {
  static StoredDevice of(DeviceKeys keys) {
    var profile = keys.profile();
    return new StoredDevice(
        keys.id(),
        Bytes.of(keys.signing().seed()),
        Bytes.of(keys.sealing().seed()),
        profile.name(),
        profile.platform(),
        profile.version());
  }

  DeviceKeys keys() {
    return new DeviceKeys(
        id,
        SigningKey.fromSeed(signingSeed.toArray()),
        OpeningKey.fromSeed(sealingSeed.toArray()),
        new DeviceProfile(name, platform, version));
  }

  @Override
  public String toString() {
    return "StoredDevice[" + id + "]";
  }

  /// The whole of `device.json`.
  ///
  /// @param enrolment the id of the enrolment that waits for approval
  /// @param recovery the recovery that is not finished
  record Contents(
      int format,
      Optional<String> server,
      Optional<StoredDevice> device,
      Optional<Membership> membership,
      Optional<Waiting> enrolment,
      Optional<Recovering> recovery) {
    static final Contents NONE =
        new Contents(
            HomeFiles.FORMAT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Contents at(String address) {
      return new Contents(format, Optional.of(address), device, membership, enrolment, recovery);
    }

    Contents with(DeviceKeys keys) {
      var stored = Optional.of(StoredDevice.of(keys));
      return new Contents(format, server, stored, membership, enrolment, recovery);
    }

    Contents in(Membership now) {
      return new Contents(format, server, device, Optional.of(now), Optional.empty(), recovery);
    }

    Contents out() {
      return new Contents(format, server, device, Optional.empty(), enrolment, recovery);
    }

    Contents waiting(Waiting now) {
      return new Contents(format, server, device, membership, Optional.of(now), recovery);
    }

    Contents recovering(Optional<Recovering> now) {
      return new Contents(format, server, device, membership, enrolment, now);
    }
  }
}
