package org.lockstep.projections;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bounded map that lets go of what was not asked for the longest.
///
/// Safe for use by many threads; a hit costs one short critical section, which is less than what a
/// request costs anyway by five orders of magnitude.
final class LruCache<K, V> {
  private final Map<K, V> entries;

  /// @param limit of entries, at least 1
  LruCache(int limit) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > limit;
          }
        };
  }

  synchronized @Nullable V get(K key) {
    return entries.get(key);
  }

  synchronized void put(K key, V value) {
    entries.put(key, value);
  }

  synchronized void remove(K key) {
    entries.remove(key);
  }

  synchronized void clear() {
    entries.clear();
  }
}
