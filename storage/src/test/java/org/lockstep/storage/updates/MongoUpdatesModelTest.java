package org.lockstep.storage.updates;

import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.contract.UpdatesModelContract;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

class MongoUpdatesModelTest extends UpdatesModelContract {
  private @Nullable MongoStore store;

  @Override
  protected Updates fresh() {
    var opened = MongoStore.open(TestMongo.fresh(), "test");
    store = opened;
    return MongoUpdates.open(opened);
  }

  @Override
  protected Updates reopened(Updates updates) {
    updates.close();
    if (store == null) throw new IllegalStateException("nothing was opened");
    return MongoUpdates.open(store);
  }

  @AfterTry
  void close() {
    if (store != null) store.close();
  }
}
