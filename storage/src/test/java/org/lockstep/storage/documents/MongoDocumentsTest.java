package org.lockstep.storage.documents;

import org.junit.jupiter.api.AfterEach;
import org.lockstep.storage.contract.DocumentsContract;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

class MongoDocumentsTest extends DocumentsContract {
  private final MongoStore store = MongoStore.open(TestMongo.fresh(), "test");

  @Override
  protected Documents open() {
    return MongoDocuments.open(store);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }
}
