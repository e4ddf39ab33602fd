package org.lockstep.storage.updates;

import java.sql.SQLException;
import java.util.List;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.group.GroupWriter;
import org.lockstep.storage.sqlite.Database;
import org.lockstep.storage.sqlite.Session;

/// The single writer of the logs.
final class ChangeWriter extends GroupWriter<Change> {
  private final Database database;

  ChangeWriter(Database database, GroupQueue<Change> queue) {
    super(queue);
    this.database = database;
  }

  @Override
  protected void commit(List<Change> group) {
    database.write(session -> apply(session, group));
    group.forEach(Change::settle);
  }

  private static List<Change> apply(Session session, List<Change> group) throws SQLException {
    for (var change : group) {
      change.apply(session);
    }
    return group;
  }

  @Override
  protected UpdatesStopped stopped(Throwable cause) {
    return new UpdatesStopped(
        "Live documents are no longer written: the outcome of a commit is unknown. Restart to find"
            + " out.",
        cause);
  }
}
