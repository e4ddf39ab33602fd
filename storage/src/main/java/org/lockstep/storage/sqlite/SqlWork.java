package org.lockstep.storage.sqlite;

import java.sql.SQLException;

/// Something to be done with a session.
@FunctionalInterface
public interface SqlWork<T> {
  T with(Session session) throws SQLException;
}
