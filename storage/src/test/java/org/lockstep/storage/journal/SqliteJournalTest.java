package org.lockstep.storage.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.contract.JournalContract;

class SqliteJournalTest extends JournalContract {
  private final Path directory;

  SqliteJournalTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected Journal open() {
    return SqliteJournal.open(directory.resolve("journal.db"));
  }
}
