package org.lockstep.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The tables of the design as the files say them (RFC 4180), without their headings.
public final class Tables {
  private Tables() {}

  /// The rows of `categories.csv`.
  public static List<List<String>> categories() {
    return rows("/categories.csv");
  }

  /// The rows of `metadata.csv`.
  public static List<List<String>> metadata() {
    return rows("/metadata.csv");
  }

  private static List<List<String>> rows(String file) {
    try (var in = Objects.requireNonNull(Tables.class.getResourceAsStream(file))) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(Tables::cells).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
