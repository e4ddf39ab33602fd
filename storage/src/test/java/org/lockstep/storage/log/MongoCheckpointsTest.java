package org.lockstep.storage.log;

import org.junit.jupiter.api.AfterEach;
import org.lockstep.storage.contract.CheckpointsContract;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

class MongoCheckpointsTest extends CheckpointsContract {
  private final MongoStore store = MongoStore.open(TestMongo.fresh(), "test");

  @Override
  protected Checkpoints open() {
    return MongoCheckpoints.open(store);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }
}
