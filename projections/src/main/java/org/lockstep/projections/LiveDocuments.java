package org.lockstep.projections;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Page;
import org.lockstep.storage.documents.Query;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.documents.Write;

/// The side of a store that answers. After [#switchTo] no call is still under way on the other one,
/// so that it can be emptied.
///
/// Safe for use by many threads.
final class LiveDocuments implements Documents {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private Documents side;

  LiveDocuments(Documents side) {
    this.side = side;
  }

  /// Answers from another side from now on.
  ///
  /// @param recording makes that durable; if it throws, nothing has changed
  void switchTo(Documents other, Runnable recording) {
    lock.writeLock().lock();
    try {
      recording.run();
      side = other;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T on(Function<Documents, T> work) {
    lock.readLock().lock();
    try {
      return work.apply(side);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void change(java.util.function.Consumer<Documents> work) {
    on(
        live -> {
          work.accept(live);
          return live;
        });
  }

  @Override
  public void declare(Collection collection) {
    change(live -> live.declare(collection));
  }

  @Override
  public Optional<Document> get(String collection, String key) {
    return on(live -> live.get(collection, key));
  }

  @Override
  public Page find(Query query) {
    return on(live -> live.find(query));
  }

  @Override
  public void commit(Token token, List<Write> writes) {
    change(live -> live.commit(token, writes));
  }

  @Override
  public void commit(List<Write> writes) {
    change(live -> live.commit(writes));
  }

  @Override
  public long token(String name) {
    return on(live -> live.token(name));
  }

  @Override
  public void reset(String token, List<String> collections) {
    change(live -> live.reset(token, collections));
  }

  /// The store stays its owner's.
  @Override
  public void close() {}
}
