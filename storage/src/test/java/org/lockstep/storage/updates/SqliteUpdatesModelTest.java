package org.lockstep.storage.updates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.contract.UpdatesModelContract;

class SqliteUpdatesModelTest extends UpdatesModelContract {
  private @Nullable Path directory;

  @Override
  protected Updates fresh() {
    try {
      var made = Files.createTempDirectory("updates-model");
      directory = made;
      return SqliteUpdates.open(made.resolve("updates.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Updates reopened(Updates updates) {
    updates.close();
    if (directory == null) throw new IllegalStateException("nothing was opened");
    return SqliteUpdates.open(directory.resolve("updates.db"));
  }

  @AfterTry
  void clean() throws IOException {
    if (directory == null) return;
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
