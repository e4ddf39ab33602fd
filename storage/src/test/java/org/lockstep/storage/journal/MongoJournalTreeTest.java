package org.lockstep.storage.journal;

import org.junit.jupiter.api.AfterEach;
import org.lockstep.storage.contract.JournalTreeContract;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

class MongoJournalTreeTest extends JournalTreeContract {
  private final MongoStore store = MongoStore.open(TestMongo.fresh(), "test");

  @Override
  protected Journal open() {
    return MongoJournal.open(store);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }
}
