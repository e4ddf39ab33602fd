package org.lockstep.client.cli.text;

import java.util.List;
import org.lockstep.wire.message.LiveMessages.VersionView;

/// Versions of live documents in rows.
public final class VersionText {
  private VersionText() {}

  /// One row for each version.
  public static List<String> list(List<VersionView> versions) {
    var table = new Table("version", "label", "when", "author");
    for (var version : versions) {
      table.row(
          Long.toString(version.number()),
          Words.safe(version.label()),
          Times.text(version.at()),
          version.author().value());
    }
    return table.lines();
  }
}
