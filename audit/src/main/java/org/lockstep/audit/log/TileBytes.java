package org.lockstep.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.log.TileName;

/// Fetches tiles and reads their hashes; believes nothing yet.
final class TileBytes {
  private TileBytes() {}

  /// The bytes of a tile. A log may drop a partial tile once the full one exists; then that is
  /// fetched and cut.
  static byte[] fetch(LogSource source, TileName name) {
    try {
      return source.fetch(name.path());
    } catch (LogUnavailable unavailable) {
      if (name.full() || !unavailable.isAbsent()) throw unavailable;
      var full = full(name);
      var bytes = source.fetch(full.path());
      requireWidth(full, bytes);
      return Arrays.copyOf(bytes, name.width() * Hash.LENGTH);
    }
  }

  /// The full tile at the same place.
  static TileName full(TileName name) {
    return new TileName(name.level(), name.index(), TileName.FULL);
  }

  /// The hashes of a tile.
  ///
  /// @throws LogRefused if there are not as many as the name says
  static List<Hash> hashes(TileName name, byte[] bytes) {
    requireWidth(name, bytes);
    var hashes = new ArrayList<Hash>(name.width());
    for (int at = 0; at < bytes.length; at += Hash.LENGTH) {
      hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
    }
    return hashes;
  }

  private static void requireWidth(TileName name, byte[] bytes) {
    if (bytes.length != name.width() * Hash.LENGTH) {
      throw new LogRefused(new LogFault.TileWidthWrong(name, bytes.length));
    }
  }

  /// The root over the hashes of a full tile.
  static Hash root(List<Hash> full) {
    var hashes = new ArrayList<>(full);
    for (int width = hashes.size(); width > 1; width /= 2) {
      for (int i = 0; i < width; i += 2) {
        hashes.set(i / 2, MerkleHash.node(hashes.get(i), hashes.get(i + 1)));
      }
    }
    return hashes.getFirst();
  }
}
