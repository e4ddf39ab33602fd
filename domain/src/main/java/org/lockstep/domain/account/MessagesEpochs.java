package org.lockstep.domain.account;

import java.util.HashMap;
import java.util.Map;

/// Where the generations of an account's messages key stand.
///
/// @param current the one that new messages are written under, 0 before the first
/// @param circleEpoch the epoch of the circle secret that keeps it
/// @param copies for each generation that was ever copied into the backup, the oldest epoch of the
///     service secret that opens a copy; copies are never forgotten
public record MessagesEpochs(int current, int circleEpoch, Map<Integer, Integer> copies) {
  static final MessagesEpochs NONE = new MessagesEpochs(0, 0, Map.of());

  /// Copies the map.
  public MessagesEpochs {
    copies = Map.copyOf(copies);
  }

  /// Whether there is a messages key.
  public boolean inUse() {
    return current > 0;
  }

  /// The newest generation that whoever has the service secrets up to an epoch reaches through the
  /// backup, 0 for none; all older ones come with it.
  public int reachedBy(int serviceEpoch) {
    return copies.entrySet().stream()
        .filter(copy -> copy.getValue() <= serviceEpoch)
        .mapToInt(Map.Entry::getKey)
        .max()
        .orElse(0);
  }

  MessagesEpochs started(MessagesKey key) {
    return new MessagesEpochs(key.number(), key.circleEpoch(), copies);
  }

  MessagesEpochs copied(BackupCopy copy) {
    var all = new HashMap<>(copies);
    all.merge(copy.number(), copy.serviceEpoch(), Math::min);
    return new MessagesEpochs(current, circleEpoch, all);
  }
}
