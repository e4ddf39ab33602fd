package org.lockstep.crypto.log;

import java.util.List;

/// Reads stored hashes of the log: a port that a store, or a client with downloaded tiles, fulfils.
///
/// The source is not trusted by those who verify: a wrong hash makes a wrong root or proof, which
/// is then refused.
@FunctionalInterface
public interface TileSource {

  /// Reads `count` neighbouring hashes of one level.
  ///
  /// All hashes of one call lie within one tile of 256, and only hashes of full subtrees are asked
  /// for.
  ///
  /// @param level 0 for leaf hashes, `L` for stored [TileNode]s of level `L`
  /// @param first index of the first hash within its level
  /// @param count 1 to 256
  /// @return exactly `count` hashes in order
  List<Hash> read(int level, long first, int count);
}
