package org.lockstep.storage.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.StorageFull;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says what the database's error codes mean to an operator.
///
/// Source: SQLite, "Result and Error Codes"; the low byte of an extended code is its primary one.
final class Failures {
  private static final int PRIMARY = 0xff;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int NOT_A_DATABASE = 26;

  private Failures() {}

  static StorageException of(Path file, SQLException failure) {
    if (noRoomForIndex(failure)) return full(file, failure);
    var line = failure.getMessage();
    return switch (failure.getErrorCode() & PRIMARY) {
      case FULL -> full(file, failure);
      case CORRUPT, NOT_A_DATABASE -> new DamagedStore(file, String.valueOf(line), failure);
      default -> new StorageException(file + " cannot be used: " + line, failure);
    };
  }

  /// Whether the index of the write-ahead log could not be made longer.
  private static boolean noRoomForIndex(SQLException failure) {
    return failure instanceof SQLiteException known
        && known.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
  }

  private static StorageFull full(Path file, SQLException failure) {
    return new StorageFull("There is no room for " + file + ".", failure);
  }

  /// Whether a commit that failed like this is known to have changed nothing: SQLite gives up on a
  /// full disk while it still writes, before the frame that would make the commit valid.
  static boolean knownUnwritten(SQLException failure) {
    return (failure.getErrorCode() & PRIMARY) == FULL;
  }
}
