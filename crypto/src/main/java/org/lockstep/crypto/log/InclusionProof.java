package org.lockstep.crypto.log;

import java.util.List;

/// The audit path of one leaf: shows that it stands at `index` in the tree of `size` leaves (RFC
/// 9162 section 2.1.3).
///
/// @param index the leaf's place, from 0
/// @param size the number of leaves of the tree
/// @param path sibling hashes from the leaf upwards
public record InclusionProof(long index, long size, List<Hash> path) {

  /// Keeps its own copy of the path.
  public InclusionProof {
    path = List.copyOf(path);
  }

  /// Whether this path leads from the leaf hash to the root. Any number in `index` and `size` is
  /// safe to ask about.
  public boolean proves(Hash leaf, Hash root) {
    if (index < 0 || index >= size) return false;
    long node = index;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : path) {
      if (last == 0) return false;
      if ((node & 1) == 1 || node == last) {
        hash = MerkleHash.node(sibling, hash);
        // A right edge without a sibling rises until it is a right child.
        int rise = Long.numberOfTrailingZeros(node);
        node >>>= rise;
        last >>>= rise;
      } else {
        hash = MerkleHash.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
