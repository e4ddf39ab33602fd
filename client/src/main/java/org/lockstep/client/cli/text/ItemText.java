package org.lockstep.client.cli.text;

import java.util.List;
import org.lockstep.client.share.StoredItem;

/// Items in rows.
public final class ItemText {
  private ItemText() {}

  /// One row for each item.
  public static List<String> list(List<StoredItem> items) {
    var table = new Table("name", "size", "version", "epoch", "written", "readable by");
    for (var item : items) {
      table.row(
          Words.safe(item.name()),
          Sizes.text(item.size()),
          Integer.toString(item.version()),
          Integer.toString(item.epoch()),
          Times.text(item.at()),
          item.exposed() ? "participants, server" : "participants");
    }
    return table.lines();
  }
}
