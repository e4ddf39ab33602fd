package org.lockstep.bench.journal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.MongoJournal;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.mongodb.MongoAddress;
import org.lockstep.storage.mongodb.MongoStore;

/// Our journal in MongoDB, as one node has it.
final class MongoLog implements EventLog {
  private static final byte[] METADATA = new byte[100];

  private final MongoStore store;
  private final Journal journal;

  MongoLog(MongoAddress address) {
    store = MongoStore.open(address, "bench");
    journal = MongoJournal.open(store);
  }

  @Override
  public void append(String stream, long sequence, byte[] payload) {
    journal.append(
        List.of(
            new NewEvent(
                "bench",
                stream,
                sequence,
                "bench.happened",
                1,
                Instant.now(),
                NewEvent.NOBODY,
                payload,
                METADATA)));
  }

  @Override
  public long readAll() {
    var count = new LongAdder();
    journal.forEach(0, journal.head(), _ -> count.increment());
    return count.sum();
  }

  @Override
  public void close() {
    journal.close();
    store.close();
  }
}
