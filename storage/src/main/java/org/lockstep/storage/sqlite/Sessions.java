package org.lockstep.storage.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.lockstep.storage.StorageException;

/// A few reading sessions, opened when they are first needed. Safe for all threads.
final class Sessions implements AutoCloseable {
  private static final int MOST = 8;

  private final Path file;
  private final Semaphore permits = new Semaphore(MOST, true);
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Sessions(Path file) {
    this.file = file;
  }

  <T> T with(SqlWork<T> work) throws SQLException {
    permits.acquireUninterruptibly();
    try {
      if (closed) throw new StorageException(file + " is closed.");
      return use(borrow(), work);
    } finally {
      permits.release();
    }
  }

  private <T> T use(Session session, SqlWork<T> work) throws SQLException {
    boolean sound = false;
    try {
      var result = work.with(session);
      sound = true;
      return result;
    } finally {
      if (sound) idle.push(session);
      else session.close();
    }
  }

  private Session borrow() throws SQLException {
    var session = idle.poll();
    if (session != null) return session;
    var fresh = Session.open(file);
    fresh.execute("PRAGMA query_only=ON");
    return fresh;
  }

  @Override
  public void close() throws SQLException {
    permits.acquireUninterruptibly(MOST);
    try {
      closed = true;
      for (var session = idle.poll(); session != null; session = idle.poll()) {
        session.close();
      }
    } finally {
      permits.release(MOST);
    }
  }
}
