package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.wire.message.WebMessages.WebStatus;

/// Web sessions in rows.
public final class WebText {
  private WebText() {}

  /// Whether web access is on, and one row for each session.
  public static List<String> lines(WebStatus status) {
    var lines = new ArrayList<>(List.of(status.on() ? "Web access is on." : "Web access is off."));
    if (status.sessions().isEmpty() && status.waiting().isEmpty()) return lines;
    var table = new Table("session", "until", "approved by");
    for (var live : status.sessions()) {
      table.row(live.session().value(), Times.text(live.until()), live.approvedBy().value());
    }
    for (var waiting : status.waiting()) {
      table.row(waiting.session().value(), Times.text(waiting.until()), "nobody yet");
    }
    lines.addAll(table.lines());
    return lines;
  }
}
