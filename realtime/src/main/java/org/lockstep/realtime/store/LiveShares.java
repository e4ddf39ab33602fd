package org.lockstep.realtime.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.storage.updates.Updates;

/// The shares with an open document. Each keeps its live key in memory until the last document is
/// closed, so that the vault is asked once a session. Safe for all threads.
final class LiveShares {
  private final LiveKeys keys;
  private final Updates updates;
  private final Map<ShareId, LiveShare> shares = new ConcurrentHashMap<>();

  LiveShares(LiveKeys keys, Updates updates) {
    this.keys = keys;
    this.updates = updates;
  }

  /// Does something with a share while nobody else does.
  <T> T with(ShareId share, Function<LiveShare, T> work) {
    var live = retain(share);
    live.turn.lock();
    try {
      return work.apply(live);
    } finally {
      live.turn.unlock();
      release(share);
    }
  }

  /// Keeps the key for one more document.
  LiveShare retain(ShareId share) {
    return shares.compute(
        share,
        (_, known) -> {
          var live = known == null ? new LiveShare(share) : known;
          live.users++;
          return live;
        });
  }

  /// Takes back one [#retain]. Never blocks.
  void release(ShareId share) {
    shares.computeIfPresent(share, (_, live) -> --live.users == 0 ? null : live);
  }

  /// One share. Its key is looked at and changed by whoever has the turn.
  final class LiveShare {
    private final ShareId id;
    private final ReentrantLock turn = new ReentrantLock();
    private int users;
    private @Nullable Secret key;

    private LiveShare(ShareId id) {
      this.id = id;
    }

    /// Whether there is a live key, without which nothing of the share can be read.
    boolean hasKey() {
      return key != null || keys.exists(id);
    }

    /// The share's live key, which is made if there is none.
    ///
    /// @throws ShareKeyMissing if the vault does not reach the share's secret
    Secret key(DeviceId device) {
      var known = key;
      if (known != null) return known;
      var found = keys.exists(id) ? keys.open(id, device) : begin(device);
      key = found;
      return found;
    }

    /// Logs without a key are what a crash has left of an end: nobody can read them any more.
    private Secret begin(DeviceId device) {
      updates.deleteAll(id.value());
      return keys.create(id, device);
    }

    /// The key first: from then on the rest is noise, whatever happens to it.
    void shred() {
      key = null;
      keys.destroy(id);
      updates.deleteAll(id.value());
    }
  }
}
