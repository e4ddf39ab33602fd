package org.lockstep.vault;

import java.util.Map;
import java.util.Optional;

/// The published links between the epochs of one owner.
///
/// The vault trusts none of them: each must open with the newer secret and lead to the secret that
/// was committed to.
@FunctionalInterface
public interface EpochChain {
  /// No links: only what the vault itself holds can be reached.
  EpochChain NONE = _ -> Optional.empty();

  /// The link from this epoch to the one before it; empty where there is none, as in a share that
  /// hides its history from newcomers.
  Optional<EpochLink> below(int epoch);

  /// The chain of these links, each under the number of its newer epoch.
  static EpochChain of(Map<Integer, EpochLink> links) {
    var copy = Map.copyOf(links);
    return epoch -> Optional.ofNullable(copy.get(epoch));
  }
}
