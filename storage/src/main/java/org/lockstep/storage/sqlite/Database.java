package org.lockstep.storage.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageException;

/// One database file, open. Safe for all threads; writers take turns.
public final class Database implements AutoCloseable {
  private final Path file;
  private final Session writer;
  private final Sessions readers;
  private final ReentrantLock turn = new ReentrantLock();
  private boolean closed;

  private Database(Path file, Session writer) {
    this.file = file;
    this.writer = writer;
    this.readers = new Sessions(file);
  }

  /// Opens the file, or makes it with these tables.
  ///
  /// @throws org.lockstep.storage.DamagedStore if it does not hold together
  /// @throws org.lockstep.storage.directory.UnsupportedFormat if its version is newer
  public static Database open(Path file, Schema schema, Durability durability) {
    try {
      DatabaseFile.create(file, schema);
      var writer = Session.open(file);
      try {
        writer.executeAll(durability.beforeReading());
        DatabaseFile.check(file, writer, schema);
        writer.executeAll(durability.beforeWriting());
        return new Database(file, writer);
      } catch (SQLException | IOException | RuntimeException e) {
        writer.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.of(file, e);
    } catch (IOException e) {
      throw new StorageException(file + " cannot be opened: " + e, e);
    }
  }

  public Path file() {
    return file;
  }

  /// Reads beside the writer, as of the last commit. For files that are written ahead.
  public <T> T read(SqlWork<T> work) {
    try {
      return readers.with(work);
    } catch (SQLException e) {
      throw Failures.of(file, e);
    }
  }

  /// Reads beside the writer, more than once as of the same commit. For files that are written
  /// ahead.
  public <T> T readTogether(SqlWork<T> work) {
    return read(
        session -> {
          session.statement("BEGIN").execute();
          var result = work.with(session);
          session.statement("COMMIT").execute();
          return result; // a session whose work has failed is closed, its transaction with it
        });
  }

  /// Reads with the writer's own session, taking turns with writers.
  public <T> T readInTurn(SqlWork<T> work) {
    turn.lock();
    try {
      requireOpen();
      return work.with(writer);
    } catch (SQLException e) {
      throw undone(Failures.of(file, e));
    } finally {
      turn.unlock();
    }
  }

  /// Does the work in one transaction, which is committed on return and undone on failure.
  ///
  /// @throws org.lockstep.storage.StorageFull if there is no room; nothing was written
  /// @throws OutcomeUnknown if the commit itself failed in a way that leaves it open
  public <T> T write(SqlWork<T> work) {
    turn.lock();
    try {
      requireOpen();
      return transaction(work);
    } finally {
      turn.unlock();
    }
  }

  private <T> T transaction(SqlWork<T> work) {
    T result;
    try {
      writer.statement("BEGIN IMMEDIATE").execute();
      result = work.with(writer);
    } catch (SQLException e) {
      throw undone(Failures.of(file, e));
    } catch (RuntimeException e) {
      throw undone(e);
    } catch (Error e) {
      throw undone(e);
    }
    try {
      writer.statement("COMMIT").execute();
      return result;
    } catch (SQLException e) {
      var failure = undone(Failures.of(file, e));
      if (Failures.knownUnwritten(e)) throw failure;
      throw new OutcomeUnknown("The outcome of a commit to " + file + " is unknown.", failure);
    }
  }

  /// Rolls back and gives the failure back. Should even that fail, the next transaction cannot
  /// begin, and comes here again: nothing is ever committed by accident.
  private <E extends Throwable> E undone(E failure) {
    try {
      writer.forgetStatements();
      writer.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private void requireOpen() {
    if (closed) throw new StorageException(file + " is closed.");
  }

  /// Waits for what is running, then closes the file.
  @Override
  public void close() {
    turn.lock();
    try {
      if (closed) return;
      closed = true;
      readers.close();
      writer.close();
    } catch (SQLException e) {
      throw Failures.of(file, e);
    } finally {
      turn.unlock();
    }
  }
}
