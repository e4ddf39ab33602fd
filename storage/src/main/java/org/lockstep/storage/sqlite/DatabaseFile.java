package org.lockstep.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.directory.UnsupportedFormat;
import org.lockstep.storage.files.DurableFiles;

/// Makes a database file, and looks at one before it is trusted.
final class DatabaseFile {
  private static final int PAGE_SIZE = 4096;

  /// Above this the whole file is not read at each start: from a cold disk it would take seconds.
  private static final long CHECKED_WHOLE = 256L << 20;

  private DatabaseFile() {}

  /// Makes the file under another name first, so that it appears with its tables or not at all.
  static void create(Path file, Schema schema) throws IOException, SQLException {
    if (Files.exists(file)) return;
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".new-journal"));
    DurableFiles.createFile(fresh);
    try (var session = Session.open(fresh)) {
      session.execute("PRAGMA page_size=" + PAGE_SIZE);
      session.execute("PRAGMA application_id=" + schema.applicationId());
      session.execute("PRAGMA user_version=" + schema.version());
      session.executeAll(schema.statements());
    }
    DurableFiles.publish(fresh, file);
  }

  /// Refuses a file that is empty, of another kind, newer, or damaged.
  static void check(Path file, Session session, Schema schema) throws IOException, SQLException {
    if (Files.size(file) == 0) throw new DamagedStore(file, "it is empty");
    if (session.number("PRAGMA application_id") != schema.applicationId()) {
      throw new DamagedStore(file, "it is another kind of database");
    }
    int version = Math.toIntExact(session.number("PRAGMA user_version"));
    if (version > schema.version()) {
      throw UnsupportedFormat.newer(file, version, schema.version());
    }
    if (Files.size(file) <= CHECKED_WHOLE) {
      var finding = session.text("PRAGMA quick_check(1)");
      if (!finding.equals("ok")) throw new DamagedStore(file, finding);
    }
  }
}
