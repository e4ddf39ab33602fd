package org.lockstep.bench.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.lockstep.crypto.log.Commitment;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.SqliteJournal;
import org.lockstep.storage.journal.StoredEvent;

/// Our journal, with leaf hashes and Merkle nodes as in production.
final class LockstepLog implements EventLog {
  private static final byte[] METADATA = new byte[100];

  private final SqliteJournal journal;

  LockstepLog(Path file) {
    journal = SqliteJournal.open(file);
  }

  @Override
  public void append(String stream, long sequence, byte[] payload) {
    journal.append(List.of(event(stream, sequence, payload)));
  }

  private static NewEvent event(String stream, long sequence, byte[] payload) {
    return new NewEvent(
        "bench",
        stream,
        sequence,
        "bench.happened",
        1,
        Instant.now(),
        NewEvent.NOBODY,
        payload,
        METADATA);
  }

  /// The header of an event such as these.
  static LeafHeader header() {
    var event = event("0123456789abcdef0123456789", 7, new byte[300]);
    var salt = new byte[Commitment.SALT_LENGTH];
    return new StoredEvent(4711, event, salt, new byte[Hash.LENGTH]).header();
  }

  /// The journal itself.
  SqliteJournal journal() {
    return journal;
  }

  /// Appends to all these streams by turns, an event each in one batch.
  void interleave(List<String> streams, int rounds, byte[] payload) {
    for (int round = 0; round < rounds; round++) {
      long sequence = round;
      journal.append(streams.stream().map(s -> event(s, sequence, payload)).toList());
    }
  }

  /// Reads one stream and says how many events that were.
  long readStream(String stream) {
    return journal.stream(stream, 0).size();
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
