package org.lockstep.realtime.server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How many of something each owner has, up to a bound. Owners without any take no memory. Safe
/// for all threads.
final class Quota<K> {
  private final int most;
  private final ConcurrentMap<K, Integer> taken = new ConcurrentHashMap<>();

  Quota(int most) {
    this.most = most;
  }

  /// Takes one, if there is one.
  boolean take(K owner) {
    for (; ; ) {
      var have = taken.putIfAbsent(owner, 1);
      if (have == null) return true;
      if (have >= most) return false;
      if (taken.replace(owner, have, have + 1)) return true;
    }
  }

  /// Gives one back.
  void giveBack(K owner) {
    taken.computeIfPresent(owner, (_, have) -> have == 1 ? null : Integer.valueOf(have - 1));
  }
}
