package org.lockstep.realtime.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.updates.Incarnation;
import org.lockstep.storage.updates.LogName;
import org.lockstep.storage.updates.SealedUpdate;
import org.lockstep.storage.updates.Updates;

/// A document on [Updates]. It alone gives sequences, because each update is sealed with its own.
///
/// When an update cannot be stored, those that were sent after it cannot either, since their
/// sequences would leave a gap; once all are answered, sequences go on after the last one stored.
final class SealedLiveDocument implements LiveDocument {
  private final Updates updates;
  private final DocumentName name;
  private final LogName log;
  private final Incarnation incarnation;
  private final DocumentSeal seal;
  private final Consumer<SealedLiveDocument> onClose;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ReentrantLock order = new ReentrantLock();
  private final Compaction compaction;
  private LogSize size;
  private long next;
  private long stored;
  private int underway;

  /// Goes on where a log ends.
  SealedLiveDocument(
      Updates updates,
      DocumentName name,
      Contents contents,
      Compaction compaction,
      Consumer<SealedLiveDocument> onClose) {
    this.updates = updates;
    this.name = name;
    this.log = logName(name);
    this.incarnation = contents.incarnation();
    this.seal = contents.seal();
    this.compaction = compaction;
    this.onClose = onClose;
    this.size = contents.size();
    this.stored = contents.sequence();
    this.next = stored + 1;
  }

  static LogName logName(DocumentName name) {
    return new LogName(name.share().value(), name.document());
  }

  @Override
  public DocumentName name() {
    return name;
  }

  @Override
  public Incarnation incarnation() {
    return incarnation;
  }

  @Override
  public CompletionStage<Long> append(byte[] update) {
    var outcome = new CompletableFuture<Long>();
    order.lock();
    try {
      long sequence = next++;
      underway++;
      var sealed = new SealedUpdate(sequence, seal.seal(Part.UPDATE, sequence, update));
      updates
          .append(log, incarnation, sealed)
          .whenComplete((_, failure) -> settle(outcome, sequence, update.length, failure));
    } finally {
      order.unlock();
    }
    return outcome;
  }

  private void settle(
      CompletableFuture<Long> outcome, long sequence, int bytes, @Nullable Throwable failure) {
    order.lock();
    try {
      if (failure == null) {
        stored = sequence;
        size = size.plus(bytes);
      }
      if (--underway == 0) next = stored + 1;
    } finally {
      order.unlock();
    }
    if (failure == null) outcome.complete(sequence);
    else outcome.completeExceptionally(failure);
  }

  @Override
  public boolean isCompactionDue() {
    order.lock();
    try {
      return compaction.isDue(size.records(), size.bytes(), size.baseBytes());
    } finally {
      order.unlock();
    }
  }

  @Override
  public void compact(long through, byte[] base) {
    var sealed = new SealedUpdate(through, seal.seal(Part.BASE, through, base));
    updates.compact(log, incarnation, sealed);
    order.lock();
    try {
      size = size.compacted(Math.toIntExact(stored - through), base.length);
    } finally {
      order.unlock();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) onClose.accept(this);
  }
}
