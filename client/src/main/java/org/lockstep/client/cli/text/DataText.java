package org.lockstep.client.cli.text;

import java.util.List;
import org.lockstep.client.data.StoredData;

/// Data of the account's own in rows.
public final class DataText {
  private DataText() {}

  /// One row for each item.
  public static List<String> list(List<StoredData> items) {
    var table = new Table("category", "name", "size", "version", "written", "readable by");
    for (var item : items) {
      table.row(
          item.category().name(),
          Words.safe(item.name()),
          Sizes.text(item.size()),
          Integer.toString(item.version()),
          Times.text(item.at()),
          item.exposed() ? "your devices, server" : "your devices");
    }
    return table.lines();
  }
}
