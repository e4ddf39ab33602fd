package org.lockstep.storage.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.contract.SnapshotsContract;

class SqliteSnapshotsTest extends SnapshotsContract {
  private final Path directory;

  SqliteSnapshotsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected Snapshots open() {
    return SqliteSnapshots.open(directory.resolve("snapshots.db"));
  }
}
