package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.client.account.Contacts;
import org.lockstep.client.account.Helping;
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

  /// What came of a rehearsal with recovery contacts.
  public static String ofContacts(Rehearsal rehearsal) {
    return switch (rehearsal) {
      case Rehearsal.Nothing _ -> "There are no recovery contacts.";
      case Rehearsal.LooksRight _, Rehearsal.Works _ ->
          "Recovery contacts: all that can be told without them is right.";
      case Rehearsal.Fails(var fault) ->
          "Recovery contacts would not bring the account back: %s.".formatted(fault);
    };
  }

  /// Who helps an account back.
  public static List<String> contacts(Optional<Contacts.Circle> circle) {
    if (circle.isEmpty()) return List.of("You have no recovery contacts.");
    var contacts = circle.get().contacts();
    var lines = new ArrayList<String>();
    lines.add(
        "It takes %d of %d recovery contacts:"
            .formatted(circle.get().threshold(), contacts.size()));
    var table = new Table("contact", "confirmed");
    for (var one : contacts) {
      table.row(Words.safe(one.handle()), one.confirmed() ? "yes" : "not yet");
    }
    lines.addAll(table.lines());
    return lines;
  }

  /// Who asks an account for help, and whom it helps.
  public static List<String> people(Helping.People people) {
    var lines = new ArrayList<String>();
    for (var one : people.asking()) {
      lines.add(
          "%s asks you to help. If you agree: lockstep recovery contact confirm %s"
              .formatted(Words.safe(one), Words.safe(one)));
    }
    for (var one : people.helped()) lines.add("You can help %s back.".formatted(Words.safe(one)));
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
