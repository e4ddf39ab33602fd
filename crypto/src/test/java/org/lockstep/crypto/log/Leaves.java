package org.lockstep.crypto.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A log in memory for tests: leaf hashes, the tile nodes that the edge reported, and roots by
/// plain recursion.
final class Leaves implements TileSource {

  private final List<Hash> leaves = new ArrayList<>();
  private final Map<String, Hash> nodes = new HashMap<>();
  private Edge edge = Edge.EMPTY;

  /// A log of the entries `leaf 0`, `leaf 1`, ...
  static Leaves numbered(int size) {
    var log = new Leaves();
    log.append(hashes(0, size));
    return log;
  }

  static List<Hash> hashes(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> entry("leaf " + i)).toList();
  }

  static Hash entry(String text) {
    return MerkleHash.leaf(text.getBytes(StandardCharsets.UTF_8));
  }

  static Hash hex(String text) {
    return Hash.of(HexFormat.of().parseHex(text));
  }

  void append(List<Hash> more) {
    var growth = edge.append(more);
    leaves.addAll(more);
    growth.completed().forEach(node -> nodes.put(node.level() + "/" + node.index(), node.hash()));
    edge = growth.edge();
  }

  Edge edge() {
    return edge;
  }

  List<Hash> leaves() {
    return leaves;
  }

  int nodeCount() {
    return nodes.size();
  }

  MerkleTree tree(long size) {
    return new MerkleTree(size, this);
  }

  @Override
  public List<Hash> read(int level, long first, int count) {
    if (first / 256 != (first + count - 1) / 256) throw new AssertionError("a read crossed a tile");
    if (level == 0) return leaves.subList((int) first, (int) first + count);
    return IntStream.range(0, count).mapToObj(i -> node(level, first + i)).toList();
  }

  private Hash node(int level, long index) {
    var hash = nodes.get(level + "/" + index);
    if (hash == null)
      throw new AssertionError("node " + level + "/" + index + " was never completed");
    return hash;
  }

  /// The root as RFC 6962 section 2.1 defines it.
  static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) return MerkleHash.EMPTY_ROOT;
    if (leaves.size() == 1) return leaves.getFirst();
    int middle = Integer.highestOneBit(leaves.size() - 1);
    return MerkleHash.node(
        root(leaves.subList(0, middle)), root(leaves.subList(middle, leaves.size())));
  }
}
