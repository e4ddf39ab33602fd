package org.lockstep.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of text under headings: the first column begins at the left, the others end at the right.
/// Confined to one thread.
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /// Without rows yet.
  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /// Adds a row with a cell for each heading.
  public void row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a cell for each heading: " + Arrays.toString(cells));
    }
    rows.add(List.of(cells));
  }

  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    var line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      var cell = row.get(column);
      var space = " ".repeat(width(column) - cell.length());
      if (column == 0) line.append(cell).append(space);
      else line.append(GAP).append(space).append(cell);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
