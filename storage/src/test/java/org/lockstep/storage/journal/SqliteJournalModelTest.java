package org.lockstep.storage.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.contract.JournalModelContract;

class SqliteJournalModelTest extends JournalModelContract {
  private @Nullable Path directory;

  @Override
  protected Journal fresh() {
    try {
      var made = Files.createTempDirectory("journal-model");
      directory = made;
      return SqliteJournal.open(made.resolve("journal.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Journal reopened(Journal journal) {
    journal.close();
    if (directory == null) throw new IllegalStateException("nothing was opened");
    return SqliteJournal.open(directory.resolve("journal.db"));
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
