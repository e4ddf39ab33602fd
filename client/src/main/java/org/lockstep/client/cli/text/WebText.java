package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lockstep.domain.account.Category;
import org.lockstep.wire.message.WebMessages.WebStatus;

/// Web sessions in rows.
public final class WebText {
  private WebText() {}

  /// Whether web access is on, and one row for each session.
  public static List<String> lines(WebStatus status) {
    var lines = new ArrayList<>(List.of(status.on() ? "Web access is on." : "Web access is off."));
    if (status.sessions().isEmpty() && status.waiting().isEmpty()) return lines;
    var table = new Table("session", "until", "approved by", "has keys of", "asks for");
    for (var live : status.sessions()) {
      table.row(
          live.session().value(),
          Times.text(live.until()),
          live.approvedBy().value(),
          live.holds().stream().map(Category::name).collect(Collectors.joining(" ")),
          live.asks().map(Category::name).orElse(""));
    }
    for (var waiting : status.waiting()) {
      table.row(waiting.session().value(), Times.text(waiting.until()), "nobody yet", "", "");
    }
    lines.addAll(table.lines());
    return lines;
  }
}
