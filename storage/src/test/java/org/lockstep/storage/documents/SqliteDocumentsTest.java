package org.lockstep.storage.documents;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.contract.DocumentsContract;

class SqliteDocumentsTest extends DocumentsContract {
  private final Path directory;

  SqliteDocumentsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected Documents open() {
    return SqliteDocuments.open(directory.resolve("documents.db"));
  }
}
