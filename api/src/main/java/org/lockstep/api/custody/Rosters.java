package org.lockstep.api.custody;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/// Puts the recording of grants and the revoking of devices in an order.
///
/// Clients refuse a history for ever in which a device grants a key after it was revoked (R71). A
/// share does not see an account's stream, so what it is told of rosters must still be so when its
/// events are recorded: from the reading of facts to the end of the append no device leaves a
/// roster. Grants do not wait for each other, and a revocation waits for a few appends at most.
///
/// It orders what passes through this process: the embedded journal has one. Safe for use by many
/// threads; not reentrant from [#granting] into [#revoking].
@Component
public final class Rosters {
  private final ReadWriteLock order;

  /// Rosters of one node.
  public Rosters() {
    this(new ReentrantReadWriteLock(true));
  }

  Rosters(ReadWriteLock order) {
    this.order = order;
  }

  /// Reads rosters and records what rests on them.
  public long granting(LongSupplier readAndRecord) {
    order.readLock().lock();
    try {
      return readAndRecord.getAsLong();
    } finally {
      order.readLock().unlock();
    }
  }

  /// Records that a device leaves a roster.
  public long revoking(LongSupplier record) {
    order.writeLock().lock();
    try {
      return record.getAsLong();
    } finally {
      order.writeLock().unlock();
    }
  }
}
