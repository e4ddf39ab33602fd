package org.lockstep.api.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.crypto.log.TileName;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.StoredEvent;

/// The log's tiles and entries, computed from the journal's rows. Safe for use by many threads.
final class LogTiles {
  private final Journal journal;

  LogTiles(Journal journal) {
    this.journal = journal;
  }

  /// Whether a log of that size has the tile. A tile that has grown since still has its narrower
  /// forms, for whoever holds an older checkpoint.
  static boolean covers(long size, TileName tile) {
    return tile.width() <= TileName.width(tile.level(), tile.index(), size);
  }

  /// The hashes of a tile, one after the other.
  byte[] hashes(TileName tile) {
    var bytes = ByteBuffer.allocate(tile.width() * Hash.LENGTH);
    journal
        .tiles()
        .read(tile.level(), tile.first(), tile.width())
        .forEach(hash -> bytes.put(hash.bytes()));
    return bytes.array();
  }

  /// The entries of a tile of level 0, each after its length in two bytes.
  byte[] entries(TileName tile) {
    var bundle = new ByteArrayOutputStream();
    journal.forEach(tile.first(), tile.first() + tile.width(), stored -> put(stored, bundle));
    return bundle.toByteArray();
  }

  /// The hashes that prove an event in the log of that size, the leaf's sibling first.
  List<Hash> inclusion(long position, long size) {
    return new MerkleTree(size, journal.tiles()).inclusion(position).path();
  }

  private static void put(StoredEvent stored, ByteArrayOutputStream bundle) {
    var entry = stored.header().bytes();
    bundle.write(entry.length >>> Byte.SIZE);
    bundle.write(entry.length);
    bundle.writeBytes(entry);
  }
}
