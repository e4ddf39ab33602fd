package org.lockstep.crypto.log;

/// The root of one full tile: a row of the stored nodes.
///
/// @param level 1 and up; a node of level `L` stands for `256^L` leaves
/// @param index the node's place in its level, from 0
/// @param hash the root of leaves `[index * 256^level, (index + 1) * 256^level)`
public record TileNode(int level, long index, Hash hash) {

  /// Refuses what cannot be a node's place.
  public TileNode {
    if (level < 1 || level > 7)
      throw new IllegalArgumentException("no tile node has level " + level);
    if (index < 0) throw new IllegalArgumentException("no tile node has index " + index);
  }
}
