package org.lockstep.bench.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.SqliteJournal;

/// Our journal, with leaf hashes and Merkle nodes as in production.
final class LockstepLog implements EventLog {
  private static final byte[] METADATA = new byte[100];

  private final Journal journal;

  LockstepLog(Path file) {
    journal = SqliteJournal.open(file);
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
  }
}
