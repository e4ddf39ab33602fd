package org.lockstep.storage.sqlite;

import java.util.List;

/// What a commit promises once it has returned.
public enum Durability {
  /// It survives the loss of power; readers never wait.
  EVERY_COMMIT(
      List.of(
          "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA wal_autocheckpoint=8000")),

  /// It survives the end of the process, and is atomic if power is lost; readers never wait.
  ATOMIC(
      List.of(
          "PRAGMA journal_mode=WAL",
          "PRAGMA synchronous=NORMAL",
          "PRAGMA wal_autocheckpoint=4000")),

  /// It survives the loss of power, and what it took away is overwritten in the database. The
  /// rollback journal stays as a file, so that its owner can overwrite it too.
  ERASING(
      List.of(
          "PRAGMA journal_mode=PERSIST",
          "PRAGMA synchronous=FULL",
          "PRAGMA secure_delete=ON",
          "PRAGMA temp_store=MEMORY"));

  private final List<String> pragmas;

  Durability(List<String> pragmas) {
    this.pragmas = pragmas;
  }

  List<String> pragmas() {
    return pragmas;
  }
}
