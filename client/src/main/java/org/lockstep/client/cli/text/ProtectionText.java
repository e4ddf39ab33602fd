package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import org.lockstep.wire.message.AccountMessages.UnmetView;

/// An account's protection mode in words.
public final class ProtectionText {
  private ProtectionText() {}

  /// The mode, what is pending for it, and what is missing for the advanced one.
  public static List<String> lines(ProtectionStatus status) {
    var lines = new ArrayList<String>();
    lines.add(mode(status));
    status.pending().forEach(owed -> lines.add("  pending: " + VerdictText.owed(owed)));
    status.unmet().forEach(unmet -> lines.add("  before it can be turned on: " + remedy(unmet)));
    return List.copyOf(lines);
  }

  private static String mode(ProtectionStatus status) {
    return switch (status.mode()) {
      case ADVANCED ->
          "Advanced protection is on: only this account's trusted devices hold its keys.";
      case STANDARD -> "Standard protection: the server holds this account's service keys as well.";
    };
  }

  private static String remedy(UnmetView unmet) {
    return Words.safe(unmet.remedy())
        + unmet.device().map(device -> " (device " + device + ")").orElse("");
  }
}
