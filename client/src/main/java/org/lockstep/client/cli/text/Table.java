package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows whose columns stand one under the other, two spaces apart.
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /// A table with these column heads.
  public Table(String... heads) {
    rows.add(List.of(heads));
  }

  /// Adds a row; it has as many cells as the table has columns.
  public Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a row has as many cells as the table has columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /// The lines, heads first, without blanks at their ends.
  public List<String> lines() {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
