package org.lockstep.client.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A stopped server's data directory, read without any of the server's code.
final class RawStore {
  private final Path directory;

  RawStore(Path directory) {
    this.directory = directory;
  }

  /// Every file in it.
  List<Path> files() throws IOException {
    try (var all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /// Where something is stored: `journal/chunk.events`, `documents/handles`, `secrets/escrow`,
  /// `blobs`, `root.key`.
  Set<String> places() throws IOException, SQLException {
    var places = new TreeSet<String>();
    for (var file : files()) {
      var path = directory.relativize(file);
      var name = String.valueOf(path.getFileName());
      if (name.endsWith(".db")) {
        places.addAll(rows(file, name.substring(0, name.length() - ".db".length())));
      } else if (!name.contains(".db-")) {
        places.add(String.valueOf(path.getName(0)));
      }
    }
    return places;
  }

  private static List<String> rows(Path file, String store) throws SQLException {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      var places = new ArrayList<String>();
      for (var table : texts(database, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
        var quoted = '"' + table + '"';
        if (texts(database, "SELECT 1 FROM " + quoted + " LIMIT 1").isEmpty()) continue;
        if (table.equals("secret")) {
          texts(database, "SELECT DISTINCT kind FROM secret").forEach(k -> places.add("/" + k));
        } else if (table.startsWith("c-")) {
          places.add("/" + table.substring("c-".length()));
        } else if (!table.startsWith("sqlite_")) {
          texts(database, "SELECT name FROM pragma_table_info('" + table + "')")
              .forEach(column -> places.add("/" + table + "." + column));
        }
      }
      return places.stream().map(place -> store + place).toList();
    }
  }

  private static List<String> texts(Connection database, String query) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) texts.add(rows.getString(1));
      return texts;
    }
  }
}
