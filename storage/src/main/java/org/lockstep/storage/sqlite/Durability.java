package org.lockstep.storage.sqlite;

import java.util.List;

/// What a commit promises once it has returned.
public enum Durability {
  /// It survives the loss of power; readers never wait.
  EVERY_COMMIT,

  /// It survives the end of the process, and is atomic if power is lost; readers never wait.
  ATOMIC,

  /// It survives the loss of power, and what it took away is overwritten in the database. The
  /// rollback journal stays as a file, so that its owner can overwrite it too.
  ERASING;

  /// What must be said before the file is first read, when SQLite may undo what a crash left half
  /// done. Nothing of it writes to the file.
  List<String> beforeReading() {
    return switch (this) {
      case EVERY_COMMIT, ATOMIC -> List.of();
      case ERASING ->
          List.of(
              "PRAGMA journal_mode=PERSIST", "PRAGMA secure_delete=ON", "PRAGMA temp_store=MEMORY");
    };
  }

  /// What is said once the file was found good.
  List<String> beforeWriting() {
    return switch (this) {
      case EVERY_COMMIT ->
          List.of(
              "PRAGMA journal_mode=WAL",
              "PRAGMA synchronous=FULL",
              "PRAGMA wal_autocheckpoint=8000");
      case ATOMIC ->
          List.of(
              "PRAGMA journal_mode=WAL",
              "PRAGMA synchronous=NORMAL",
              "PRAGMA wal_autocheckpoint=4000");
      case ERASING -> List.of("PRAGMA synchronous=FULL");
    };
  }
}
