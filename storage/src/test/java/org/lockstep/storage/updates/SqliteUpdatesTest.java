package org.lockstep.storage.updates;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.contract.UpdatesContract;

class SqliteUpdatesTest extends UpdatesContract {
  private final Path directory;

  SqliteUpdatesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected Updates open() {
    return SqliteUpdates.open(directory.resolve("updates.db"));
  }
}
