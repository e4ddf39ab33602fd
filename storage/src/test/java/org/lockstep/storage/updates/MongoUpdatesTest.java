package org.lockstep.storage.updates;

import org.junit.jupiter.api.AfterEach;
import org.lockstep.storage.contract.UpdatesContract;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

class MongoUpdatesTest extends UpdatesContract {
  private final MongoStore store = MongoStore.open(TestMongo.fresh(), "test");

  @Override
  protected Updates open() {
    return MongoUpdates.open(store);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }
}
