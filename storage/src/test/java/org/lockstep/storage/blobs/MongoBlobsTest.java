package org.lockstep.storage.blobs;

import org.junit.jupiter.api.AfterEach;
import org.lockstep.storage.contract.BlobsContract;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

class MongoBlobsTest extends BlobsContract {
  private final MongoStore store = MongoStore.open(TestMongo.fresh(), "test");

  @Override
  protected Blobs open() {
    return MongoBlobs.open(store);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }
}
