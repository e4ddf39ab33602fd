package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.client.account.Rehearsal;
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

  /// What came of a rehearsal.
  public static String line(Rehearsal rehearsal) {
    return switch (rehearsal) {
      case Rehearsal.Nothing _ ->
          "There is no recovery key: without a device the account would be lost. Make one: lockstep recovery key";
      case Rehearsal.LooksRight _ ->
          "All that can be told without the key is right. Try the paper itself with --key.";
      case Rehearsal.Works _ -> "This recovery key would bring the account back today.";
      case Rehearsal.Fails(var fault) ->
          "This would not bring the account back: %s. Make a new key: lockstep recovery key"
              .formatted(fault);
    };
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
