package org.lockstep.storage.secrets;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.contract.SecretsContract;

class SqliteSecretsTest extends SecretsContract {
  private final Path directory;

  SqliteSecretsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected Secrets open() {
    return SqliteSecrets.open(directory.resolve("secrets.db"));
  }
}
