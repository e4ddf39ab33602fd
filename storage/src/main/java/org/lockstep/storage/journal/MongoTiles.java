package org.lockstep.storage.journal;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.TileSource;

/// The hashes of the tree, read from the journal's documents. Safe for all threads.
final class MongoTiles implements TileSource {
  private final MongoChunks chunks;

  MongoTiles(MongoChunks chunks) {
    this.chunks = chunks;
  }

  @Override
  public List<Hash> read(int level, long first, int count) {
    var hashes = level == 0 ? leaves(first, count) : chunks.nodes(level, first, count);
    if (hashes.size() == count) return hashes;
    throw chunks.damaged(
        "hashes from %d on are missing in level %d".formatted(first + hashes.size(), level));
  }

  private List<Hash> leaves(long first, int count) {
    var hashes = new ArrayList<Hash>(count);
    for (var chunk : chunks.covering(first, first + count)) {
      for (var member : chunk.events()) {
        long position = chunk.first() + member.nth();
        if (position >= first && position < first + count) {
          hashes.add(Hash.of(EventBytes.leafHash(member.bytes(), 0)));
        }
      }
    }
    return hashes;
  }
}
