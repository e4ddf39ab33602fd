package org.lockstep.crypto.log;

import java.util.ArrayList;
import java.util.List;

/// The tree of a given size over stored hashes: computes roots and makes proofs.
///
/// Costs O(log n) reads of at most 128 hashes for each proof. Gives no guarantee about the source:
/// check a proof that was made from hashes of another party with [InclusionProof#proves] or
/// [ConsistencyProof#proves] against a signed root. Safe for use by many threads if the source is.
///
/// @param size the number of leaves; the source may hold more
/// @param source where the hashes come from
public record MerkleTree(long size, TileSource source) {

  private static final int TILE_HEIGHT = 8;

  /// Refuses a negative size.
  public MerkleTree {
    if (size < 0) throw new IllegalArgumentException("no tree has size " + size);
  }

  /// The root of the tree.
  public Hash root() {
    return size == 0 ? MerkleHash.EMPTY_ROOT : root(0, size);
  }

  /// The proof that the leaf at `index` is in this tree (RFC 6962 section 2.1.1).
  ///
  /// @throws IllegalArgumentException if the tree has no such leaf
  public InclusionProof inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    var path = new ArrayList<Hash>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      boolean left = index < middle;
      path.add(left ? root(middle, to) : root(from, middle));
      if (left) to = middle;
      else from = middle;
    }
    return new InclusionProof(index, size, path.reversed());
  }

  /// The proof that this tree only added to its own first `earlier` leaves (RFC 6962 section
  /// 2.1.2).
  ///
  /// @throws IllegalArgumentException if `earlier` is negative or larger than this tree
  public ConsistencyProof consistency(long earlier) {
    if (earlier < 0 || earlier > size) {
      throw new IllegalArgumentException("no tree of " + size + " grew from " + earlier);
    }
    if (earlier == 0 || earlier == size) return new ConsistencyProof(earlier, size, List.of());
    var path = new ArrayList<Hash>();
    long from = 0;
    long to = size;
    while (earlier != to) {
      long middle = from + split(to - from);
      boolean left = earlier <= middle;
      path.add(left ? root(middle, to) : root(from, middle));
      if (left) to = middle;
      else from = middle;
    }
    // The earlier tree's own root is known to the verifier; only a part of it has to be sent.
    if (from != 0) path.add(root(from, to));
    return new ConsistencyProof(earlier, size, path.reversed());
  }

  /// The root over leaves `[from, to)`, a range that the recursive definition of the tree visits.
  Hash root(long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) return perfect(from, Long.numberOfTrailingZeros(leaves));
    long middle = from + split(leaves);
    return MerkleHash.node(root(from, middle), root(middle, to));
  }

  /// The root of a full subtree of 2^height leaves: folded from neighbours of the nearest stored
  /// level.
  private Hash perfect(long from, int height) {
    int level = height / TILE_HEIGHT;
    int count = 1 << (height % TILE_HEIGHT);
    var hashes = source.read(level, from >>> (level * TILE_HEIGHT), count);
    if (hashes.size() != count) {
      throw new IllegalStateException("asked for " + count + " hashes, got " + hashes.size());
    }
    while (hashes.size() > 1) {
      hashes = pairs(hashes);
    }
    return hashes.getFirst();
  }

  private static List<Hash> pairs(List<Hash> hashes) {
    var parents = new ArrayList<Hash>(hashes.size() / 2);
    for (int i = 0; i < hashes.size(); i += 2) {
      parents.add(MerkleHash.node(hashes.get(i), hashes.get(i + 1)));
    }
    return parents;
  }

  /// The largest power of two smaller than `leaves`.
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}
