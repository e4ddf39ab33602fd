package org.lockstep.storage.blobs;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.contract.BlobsContract;

class FileBlobsTest extends BlobsContract {
  private final Path directory;

  FileBlobsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected Blobs open() {
    return FileBlobs.open(directory.resolve("blobs"), directory.resolve("uploads"));
  }
}
