package org.lockstep.storage.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.contract.JournalTreeContract;

class SqliteJournalTreeTest extends JournalTreeContract {
  private final Path directory;

  SqliteJournalTreeTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected Journal open() {
    return SqliteJournal.open(directory.resolve("journal.db"));
  }
}
