package org.lockstep.bench.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.lockstep.storage.mongodb.MongoAddress;

/// Two journals on one store, as two nodes have it: each stream is written through one of them.
final class TwoNodes implements EventLog {
  private final MongoLog one;
  private final MongoLog other;
  private final AtomicLong writers = new AtomicLong();
  private final ThreadLocal<MongoLog> mine;

  TwoNodes(MongoAddress address) {
    one = new MongoLog(address);
    other = new MongoLog(address);
    mine = ThreadLocal.withInitial(() -> writers.getAndIncrement() % 2 == 0 ? one : other);
  }

  @Override
  public void append(String stream, long sequence, byte[] payload) {
    mine.get().append(stream, sequence, payload);
  }

  @Override
  public long readAll() {
    return one.readAll();
  }

  @Override
  public void close() {
    one.close();
    other.close();
  }
}
