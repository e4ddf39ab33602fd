package org.lockstep.client.cli.text;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.AccountMessages.OwnDevice;
import org.lockstep.wire.message.AccountMessages.PendingEnrolment;

/// Devices in words.
public final class DeviceText {
  private static final int FINGERPRINT_BYTES = 10;

  private DeviceText() {}

  /// The first 80 bits of SHA-256 over the device's signing and sealing key, in groups of four.
  public static String fingerprint(DeviceDescription device) {
    var digest = sha256();
    digest.update(device.signingKey().toArray());
    digest.update(device.sealingKey().toArray());
    var start = new byte[FINGERPRINT_BYTES];
    ByteBuffer.wrap(digest.digest()).get(start);
    return HexFormat.of().formatHex(start).replaceAll("(.{4})(?=.)", "$1 ");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What was approved.
  public static String approved(DeviceDescription device) {
    return "%s (%s %s) is a trusted device now; the fingerprint of its keys is %s."
        .formatted(
            Words.safe(device.name()),
            Words.safe(device.platform()),
            device.version(),
            fingerprint(device));
  }

  /// The devices, one in a row, and those that wait.
  public static List<String> list(
      List<OwnDevice> devices, List<PendingEnrolment> waiting, DeviceId here) {
    var lines = new ArrayList<>(trusted(devices, here).lines());
    if (!waiting.isEmpty()) {
      lines.add("");
      lines.add("Waiting for approval");
      lines.addAll(asking(waiting).lines());
    }
    return lines;
  }

  private static Table trusted(List<OwnDevice> devices, DeviceId here) {
    var table = new Table("name", "software", "since", "id", "");
    for (var own : devices) {
      table.row(
          Words.safe(own.device().name()),
          software(own.device()),
          Times.text(own.addedAt()),
          own.device().id().value(),
          own.device().id().equals(here) ? "this one" : "");
    }
    return table;
  }

  private static Table asking(List<PendingEnrolment> waiting) {
    var table = new Table("name", "software", "until", "fingerprint", "password", "code");
    for (var one : waiting) {
      table.row(
          Words.safe(one.device().name()),
          software(one.device()),
          Times.text(one.expires()),
          fingerprint(one.device()),
          one.passwordProven() ? "right" : "not given",
          one.authenticatorProven().map(right -> right ? "right" : "wrong").orElse("none"));
    }
    return table;
  }

  private static String software(DeviceDescription device) {
    return Words.safe(device.platform()) + " " + device.version();
  }
}
