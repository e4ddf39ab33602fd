package org.lockstep.crypto.log;

import java.util.ArrayList;
import java.util.List;

/// The right edge of the log's tree: its size and the roots of the full subtrees from left to
/// right.
///
/// At most 63 hashes, whatever the size (a *compact range* from 0). An edge is an immutable value:
/// a writer grows it into a new one, commits the leaves and the completed nodes together, and only
/// then lets the new edge replace the old; after a failed commit it simply keeps the old one. Any
/// thread may take the root of any edge.
public final class Edge {

  /// The edge of the empty log.
  public static final Edge EMPTY = new Edge(0, List.of());

  /// Binary levels in one tile level: a tile holds 2^8 hashes.
  private static final int TILE_HEIGHT = 8;

  private final long size;

  /// The root of one full subtree for each bit that is set in `size`, largest first.
  private final List<Hash> peaks;

  private Edge(long size, List<Hash> peaks) {
    this.size = size;
    this.peaks = peaks;
  }

  /// What appending leaves gave.
  ///
  /// @param edge the edge after the leaves
  /// @param completed the tile nodes that these leaves completed, in the order of completion: to be
  ///     stored with them
  public record Growth(Edge edge, List<TileNode> completed) {

    /// Keeps its own copy of the list.
    public Growth {
      completed = List.copyOf(completed);
    }
  }

  /// Rebuilds the edge of a log of this size from its stored hashes; reads at most 255 hashes per
  /// tile level.
  public static Edge resume(long size, TileSource source) {
    var tree = new MerkleTree(size, source);
    var peaks = new ArrayList<Hash>();
    long start = 0;
    for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
      long leaves = Long.highestOneBit(rest);
      peaks.add(tree.root(start, start + leaves));
      start += leaves;
    }
    return new Edge(size, List.copyOf(peaks));
  }

  /// The number of leaves.
  public long size() {
    return size;
  }

  /// The root of the tree (RFC 6962 `MTH`); [MerkleHash#EMPTY_ROOT] if there are no leaves.
  public Hash root() {
    if (peaks.isEmpty()) return MerkleHash.EMPTY_ROOT;
    var root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = MerkleHash.node(peaks.get(i), root);
    }
    return root;
  }

  /// Appends one leaf hash.
  public Growth append(Hash leaf) {
    return append(List.of(leaf));
  }

  /// Appends leaf hashes in order; this edge stays as it is.
  public Growth append(List<Hash> leaves) {
    var stack = new ArrayList<>(peaks);
    var completed = new ArrayList<TileNode>();
    long position = size;
    for (var leaf : leaves) {
      push(stack, completed, leaf, position++);
    }
    return new Growth(new Edge(position, List.copyOf(stack)), completed);
  }

  private static void push(List<Hash> stack, List<TileNode> completed, Hash leaf, long position) {
    var hash = leaf;
    // Each trailing one bit of the position is a full subtree that the new one makes a pair with.
    for (int height = 1; height <= Long.numberOfTrailingZeros(position + 1); height++) {
      hash = MerkleHash.node(stack.removeLast(), hash);
      if (height % TILE_HEIGHT == 0) {
        completed.add(new TileNode(height / TILE_HEIGHT, position >>> height, hash));
      }
    }
    stack.add(hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Edge that && size == that.size && peaks.equals(that.peaks);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size) * 31 + peaks.hashCode();
  }

  @Override
  public String toString() {
    return "Edge[size=" + size + ", root=" + root() + "]";
  }
}
