package org.lockstep.vault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The most recently used keys of some subjects. Looking into the store and changing it happen in
/// turn, so that a key that was just destroyed does not come back from a look that began earlier.
final class SubjectCache {
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<String, SubjectKey> keys;

  SubjectCache(int capacity) {
    this.keys = new Newest(capacity);
  }

  Optional<SubjectKey> get(String subject, Supplier<Optional<SubjectKey>> store) {
    turn.lock();
    try {
      var known = keys.get(subject);
      if (known != null) return Optional.of(known);
      var found = store.get();
      found.ifPresent(key -> keys.put(subject, key));
      return found;
    } finally {
      turn.unlock();
    }
  }

  void drop(String subject, Runnable store) {
    turn.lock();
    try {
      keys.remove(subject);
      store.run();
    } finally {
      turn.unlock();
    }
  }

  private static final class Newest extends LinkedHashMap<String, SubjectKey> {
    private static final long serialVersionUID = 1;

    private final int capacity;

    Newest(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, SubjectKey> eldest) {
      return size() > capacity;
    }
  }
}
