package org.lockstep.storage.journal;

import org.junit.jupiter.api.AfterEach;
import org.lockstep.storage.contract.SnapshotsContract;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

class MongoSnapshotsTest extends SnapshotsContract {
  private final MongoStore store = MongoStore.open(TestMongo.fresh(), "test");

  @Override
  protected Snapshots open() {
    return MongoSnapshots.open(store);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }
}
