package org.lockstep.bench.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.log.TileName;

/// Writes a log as the files of C2SP tlog-tiles, entry by entry; holds one tile of each level in
/// memory. Confined to one thread.
final class TileDirectory {
  private final Path directory;
  private final List<byte[]> entries = new ArrayList<>();
  private final List<List<Hash>> levels = new ArrayList<>();
  private Edge edge = Edge.EMPTY;

  TileDirectory(Path directory) {
    this.directory = directory;
  }

  void append(byte[] entry) throws IOException {
    var leaf = MerkleHash.leaf(entry);
    entries.add(entry);
    var growth = edge.append(leaf);
    edge = growth.edge();
    add(0, leaf);
    for (var node : growth.completed()) add(node.level(), node.hash());
    if (entries.size() == TileName.FULL) writeEntries();
  }

  private void add(int level, Hash hash) throws IOException {
    while (levels.size() <= level) levels.add(new ArrayList<>());
    var tile = levels.get(level);
    tile.add(hash);
    if (tile.size() == TileName.FULL) writeTile(level);
  }

  /// Writes what is not full, and the signed checkpoint.
  void sign(NoteSigner signer) throws IOException {
    if (!entries.isEmpty()) writeEntries();
    for (int level = 0; level < levels.size(); level++) {
      if (!levels.get(level).isEmpty()) writeTile(level);
    }
    var checkpoint = Checkpoint.of(signer.verifierKey().name(), edge);
    Files.write(directory.resolve("checkpoint"), signer.sign(checkpoint).bytes());
  }

  private void writeEntries() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (var entry : entries) {
      bytes.write(entry.length >> 8);
      bytes.write(entry.length);
      bytes.writeBytes(entry);
    }
    write(name(0, entries.size()).entriesPath(), bytes.toByteArray());
    entries.clear();
  }

  private void writeTile(int level) throws IOException {
    var tile = levels.get(level);
    var bytes = new ByteArrayOutputStream();
    tile.forEach(hash -> bytes.writeBytes(hash.bytes()));
    write(name(level, tile.size()).path(), bytes.toByteArray());
    tile.clear();
  }

  /// The tile of a level that was begun last.
  private TileName name(int level, int width) {
    long last = (edge.size() >>> (level * Byte.SIZE)) - 1;
    return new TileName(level, last / TileName.FULL, width);
  }

  private void write(String path, byte[] bytes) throws IOException {
    var file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
