package org.lockstep.storage.secrets;

import org.junit.jupiter.api.AfterEach;
import org.lockstep.storage.contract.SecretsContract;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

class MongoSecretsTest extends SecretsContract {
  private final MongoStore store = MongoStore.open(TestMongo.fresh(), "test");

  @Override
  protected Secrets open() {
    return MongoSecrets.open(store);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }
}
