package org.lockstep.storage.journal;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.TileSource;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.sqlite.Database;

/// The hashes of the tree, read from the journal's rows. Safe for all threads.
final class SqliteTiles implements TileSource {
  private final Database database;

  SqliteTiles(Database database) {
    this.database = database;
  }

  @Override
  public List<Hash> read(int level, long first, int count) {
    var hashes = level == 0 ? leaves(first, count) : nodes(level, first, count);
    if (hashes.size() == count) return hashes;
    throw new DamagedStore(
        database.file(),
        "hashes from %d on are missing in level %d".formatted(first + hashes.size(), level));
  }

  private List<Hash> nodes(int level, long first, int count) {
    return database.read(session -> JournalRows.nodes(session, level, first, count));
  }

  private List<Hash> leaves(long first, int count) {
    var chunks = database.read(session -> JournalRows.chunks(session, first, first + count));
    var hashes = new ArrayList<Hash>(count);
    for (var chunk : chunks) {
      chunk.visit(
          first,
          first + count,
          (start, _) -> hashes.add(Hash.of(EventBytes.leafHash(chunk.bytes(), start))));
    }
    return hashes;
  }
}
