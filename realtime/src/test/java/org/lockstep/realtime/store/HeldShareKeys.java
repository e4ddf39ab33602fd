package org.lockstep.realtime.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;

/// The escrowed secrets of a few shares, and the uses made of them.
final class HeldShareKeys implements ShareKeys {
  private final Map<ShareId, NavigableMap<Integer, EpochSecret>> held = new ConcurrentHashMap<>();
  private final List<String> uses = new ArrayList<>();

  /// Takes a fresh secret for an epoch.
  void escrow(ShareId share, int epoch) {
    held.computeIfAbsent(share, _ -> new TreeMap<>())
        .put(epoch, EpochSecret.random(KeyEpoch.share(share.value(), epoch)));
  }

  void destroy(ShareId share, int epoch) {
    epochs(share).remove(epoch);
  }

  void destroy(ShareId share) {
    held.remove(share);
  }

  /// Share, epoch and device of each use.
  synchronized List<String> uses() {
    return List.copyOf(uses);
  }

  @Override
  public int newest(ShareId share) {
    var epochs = epochs(share);
    if (epochs.isEmpty()) throw new ShareKeyMissing(share);
    return epochs.lastKey();
  }

  @Override
  public <T> T use(ShareId share, int epoch, DeviceId device, Function<EpochSecret, T> work) {
    var secret = epochs(share).get(epoch);
    if (secret == null) throw new ShareKeyMissing(share);
    synchronized (this) {
      uses.add(share + " " + epoch + " " + device);
    }
    return work.apply(secret);
  }

  private NavigableMap<Integer, EpochSecret> epochs(ShareId share) {
    return held.getOrDefault(share, new TreeMap<>());
  }
}
