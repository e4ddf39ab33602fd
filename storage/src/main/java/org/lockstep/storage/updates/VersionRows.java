package org.lockstep.storage.updates;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.storage.sqlite.Session;

/// The table of versions; the package comment tells what is in it.
final class VersionRows {
  private VersionRows() {}

  /// The number of a log's last version, 0 if it has none.
  static long last(Session session, LogRows.Head head) throws SQLException {
    var select = session.statement("SELECT max(number) FROM version WHERE log = ?");
    select.setLong(1, head.id());
    try (var rows = select.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  static void insert(Session session, LogRows.Head head, SealedVersion version, byte[] sealed)
      throws SQLException {
    var insert =
        session.statement("INSERT INTO version (log, number, label, sealed) VALUES (?, ?, ?, ?)");
    insert.setLong(1, head.id());
    insert.setLong(2, version.number());
    insert.setBytes(3, version.label());
    insert.setBytes(4, sealed);
    insert.executeUpdate();
  }

  static List<SealedVersion> all(Session session, LogRows.Head head) throws SQLException {
    var select =
        session.statement("SELECT number, label FROM version WHERE log = ? ORDER BY number");
    select.setLong(1, head.id());
    var versions = new ArrayList<SealedVersion>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        versions.add(new SealedVersion(rows.getLong(1), rows.getBytes(2)));
      }
    }
    return versions;
  }

  static Optional<byte[]> sealed(Session session, LogRows.Head head, long number)
      throws SQLException {
    var select = session.statement("SELECT sealed FROM version WHERE log = ? AND number = ?");
    select.setLong(1, head.id());
    select.setLong(2, number);
    try (var rows = select.executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }
}
