package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.lockstep.client.data.StoredData;
import org.lockstep.domain.account.MetadataField;

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

  /// The same, with what stays under standard protection of each in every mode.
  public static List<String> detailed(List<StoredData> items) {
    var lines = new ArrayList<>(list(items));
    for (var item : items) {
      if (item.metadata().isEmpty()) continue;
      lines.add("");
      lines.add("Of " + Words.safe(item.name()) + " stays under standard protection:");
      new TreeMap<>(item.metadata())
          .forEach((field, text) -> lines.add("  " + name(field) + ": " + Words.safe(text)));
    }
    return List.copyOf(lines);
  }

  private static String name(MetadataField field) {
    return field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
