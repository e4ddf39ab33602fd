package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.wire.message.RecoveryMessages.PendingRecovery;
import org.lockstep.wire.message.RecoveryMessages.RecoveryOverview;

/// Recoveries in rows.
public final class RecoveryText {
  private RecoveryText() {}

  /// How long a recovery waits, and one row for each that can be vetoed.
  public static List<String> lines(RecoveryOverview overview) {
    int hours = overview.waitHours();
    var lines =
        new ArrayList<>(
            List.of(
                hours == 0
                    ? "A recovery does not wait for a veto."
                    : "A recovery waits %d hours for a veto.".formatted(hours)));
    if (overview.pending().isEmpty()) return lines;
    var table = new Table("recovery", "device", "by", "ready", "ends");
    for (var pending : overview.pending()) {
      table.row(
          pending.recovery().value(),
          Words.safe(pending.device().name()),
          pending.method().name(),
          Times.text(pending.ready()),
          Times.text(pending.expires()));
    }
    lines.addAll(table.lines());
    return lines;
  }

  /// A warning of a recovery that somebody has begun.
  public static String warning(PendingRecovery pending) {
    return "Somebody recovers this account on '%s' (%s), from %s on. If it is not you: lockstep recovery veto %s"
        .formatted(
            Words.safe(pending.device().name()),
            pending.method().name(),
            Times.text(pending.ready()),
            pending.recovery());
  }
}
