package org.lockstep.crypto.log;

import java.util.ArrayList;
import java.util.List;

/// Shows that the tree of `to` leaves begins with the tree of `from` leaves (RFC 9162 section
/// 2.1.4).
///
/// From the empty tree, and between equal sizes, the path is empty; every history grew from the
/// empty one, so the first shows nothing about the later root.
///
/// @param from the number of leaves of the earlier tree
/// @param to the number of leaves of the later tree
/// @param path the hashes that both roots can be made of
public record ConsistencyProof(long from, long to, List<Hash> path) {

  /// Keeps its own copy of the path.
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /// Whether this path leads to both roots. Any number in `from` and `to` is safe to ask about.
  public boolean proves(Hash earlier, Hash later) {
    if (from < 0 || from > to) return false;
    if (from == 0) return path.isEmpty() && earlier.equals(MerkleHash.EMPTY_ROOT);
    if (from == to) return path.isEmpty() && earlier.equals(later);
    var steps = new ArrayList<Hash>(path.size() + 1);
    if (Long.bitCount(from) == 1) steps.add(earlier);
    steps.addAll(path);
    return !steps.isEmpty() && climb(steps, earlier, later);
  }

  private boolean climb(List<Hash> steps, Hash earlier, Hash later) {
    int rise = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >>> rise;
    long last = (to - 1) >>> rise;
    var early = steps.getFirst();
    var late = early;
    for (var step : steps.subList(1, steps.size())) {
      if (last == 0) return false;
      if ((node & 1) == 1 || node == last) {
        early = MerkleHash.node(step, early);
        late = MerkleHash.node(step, late);
        int skip = Long.numberOfTrailingZeros(node);
        node >>>= skip;
        last >>>= skip;
      } else {
        late = MerkleHash.node(late, step);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && early.equals(earlier) && late.equals(later);
  }
}
