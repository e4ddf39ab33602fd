package org.lockstep.storage.journal;

import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.contract.JournalModelContract;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.TestMongo;

class MongoJournalModelTest extends JournalModelContract {
  private @Nullable MongoStore store;

  @Override
  protected Journal fresh() {
    var opened = MongoStore.open(TestMongo.fresh(), "test");
    store = opened;
    return MongoJournal.open(opened);
  }

  @Override
  protected Journal reopened(Journal journal) {
    journal.close();
    if (store == null) throw new IllegalStateException("nothing was opened");
    return MongoJournal.open(store);
  }

  @AfterTry
  void close() {
    if (store != null) store.close();
  }
}
