package org.lockstep.audit.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.crypto.log.TileName;
import org.lockstep.crypto.log.TileSource;

/// The tiles of a log at one checkpoint, authenticated from the root downwards.
///
/// The partial tiles at the right edge, one for each level at most, make the root; each full tile's
/// own root is a hash of the tile above it. So whatever is read here is what the root commits to,
/// and a wrong tile is refused by its name before anything is concluded from it.
///
/// Keeps at most 64 tiles in memory besides the edge. Safe for use by many threads, one at a time
/// within.
public final class LogTiles implements TileSource {
  private static final int KEPT = 64;
  private static final int TILE_HEIGHT = 8;

  private final LogSource source;
  private final Checkpoint checkpoint;
  private final Map<Integer, List<Hash>> edge;
  private final Map<TileName, List<Hash>> kept =
      new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TileName, List<Hash>> eldest) {
          return size() > KEPT;
        }
      };

  private LogTiles(LogSource source, Checkpoint checkpoint, Map<Integer, List<Hash>> edge) {
    this.source = source;
    this.checkpoint = checkpoint;
    this.edge = edge;
  }

  /// The tiles under this checkpoint; fetches those at the right edge, at most eight.
  ///
  /// @param checkpoint one whose signature was verified
  /// @throws LogRefused if they do not make the checkpoint's root
  /// @throws LogUnavailable if one did not come
  public static LogTiles under(Checkpoint checkpoint, LogSource source) {
    var edge = new TreeMap<Integer, List<Hash>>();
    var names = edgeNames(checkpoint.size());
    for (var name : names) {
      edge.put(name.level(), TileBytes.hashes(name, TileBytes.fetch(source, name)));
    }
    var tiles = new LogTiles(source, checkpoint, edge);
    var root = new MerkleTree(checkpoint.size(), tiles::ofEdge).root();
    if (!root.equals(checkpoint.root())) {
      throw new LogRefused(new LogFault.EdgeWrong(checkpoint, names, root));
    }
    return tiles;
  }

  /// The partial tiles of a log of this size: the root is made of them alone.
  private static List<TileName> edgeNames(long size) {
    var names = new ArrayList<TileName>();
    for (int level = 0; size >>> (level * TILE_HEIGHT) > 0; level++) {
      long hashes = size >>> (level * TILE_HEIGHT);
      int width = (int) (hashes % TileName.FULL);
      if (width > 0) names.add(new TileName(level, hashes / TileName.FULL, width));
      if (level == TILE_HEIGHT - 1) break;
    }
    return names;
  }

  private List<Hash> ofEdge(int level, long first, int count) {
    int from = (int) (first % TileName.FULL);
    return edge.getOrDefault(level, List.of()).subList(from, from + count);
  }

  /// The checkpoint that they are under.
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /// The tree over them: gives proofs, and roots of earlier sizes.
  public MerkleTree tree() {
    return new MerkleTree(checkpoint.size(), this);
  }

  /// The name of the tile in which a hash of a level lies.
  ///
  /// @throws IllegalArgumentException if the log has no such hash
  public TileName nameOf(int level, long hash) {
    long index = hash / TileName.FULL;
    return new TileName(level, index, TileName.width(level, index, checkpoint.size()));
  }

  @Override
  public List<Hash> read(int level, long first, int count) {
    var name = nameOf(level, first);
    int from = (int) (first % TileName.FULL);
    return hashes(name).subList(from, from + count);
  }

  /// The hashes of a tile.
  synchronized List<Hash> hashes(TileName name) {
    if (!name.full()) return edge.getOrDefault(name.level(), List.of());
    var known = kept.get(name);
    return known != null ? known : admit(name, TileBytes.fetch(source, name));
  }

  /// Takes the fetched bytes of a full tile, if they are what the root commits to.
  ///
  /// @throws LogRefused if they are not
  synchronized List<Hash> admit(TileName name, byte[] bytes) {
    var hashes = TileBytes.hashes(name, bytes);
    if (!TileBytes.root(hashes).equals(parent(name))) {
      throw new LogRefused(new LogFault.TileWrong(name));
    }
    kept.put(name, hashes);
    return hashes;
  }

  /// What the tile above says of a full tile.
  private Hash parent(TileName name) {
    return read(name.level() + 1, name.index(), 1).getFirst();
  }
}
