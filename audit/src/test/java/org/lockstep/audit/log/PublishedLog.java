package org.lockstep.audit.log;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.log.TileName;
import org.lockstep.crypto.log.VerifierKey;
import org.lockstep.crypto.sign.SigningKey;

/// A log with all of its files, any of which a test can replace.
final class PublishedLog implements LogSource {
  static final String ORIGIN = "example.org/v1/log";
  static final NoteSigner SIGNER = new NoteSigner(ORIGIN, SigningKey.fromSeed(new byte[32]));
  static final VerifierKey KEY = SIGNER.verifierKey();
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  private final List<byte[]> entries;
  private final List<Hash> leaves;
  private final Map<String, Hash> nodes = new HashMap<>();
  private final Edge edge;
  private final Map<String, byte[]> replaced = new ConcurrentHashMap<>();
  private final Set<String> removed = new HashSet<>();
  private byte[] checkpoint;

  private PublishedLog(List<byte[]> entries) {
    this.entries = List.copyOf(entries);
    this.leaves = entries.stream().map(MerkleHash::leaf).toList();
    var growth = Edge.EMPTY.append(leaves);
    growth.completed().forEach(node -> nodes.put(node.level() + "/" + node.index(), node.hash()));
    this.edge = growth.edge();
    this.checkpoint = SIGNER.sign(Checkpoint.of(ORIGIN, edge)).bytes();
  }

  /// A log of events as they should be.
  static PublishedLog of(int size) {
    return ofEntries(entries(size));
  }

  /// A log of these entries, whatever they are, rightly hashed and signed.
  static PublishedLog ofEntries(List<byte[]> entries) {
    return new PublishedLog(entries);
  }

  static List<byte[]> entries(int size) {
    return new ArrayList<>(IntStream.range(0, size).mapToObj(PublishedLog::entry).toList());
  }

  static byte[] entry(int position) {
    return header(position, START.plusMillis(position)).bytes();
  }

  static LeafHeader header(int position, Instant at) {
    var hash = MerkleHash.leaf(new byte[] {(byte) position});
    return new LeafHeader(
        position,
        at,
        new LeafHeader.Stream("share", "01hx" + position % 7, position / 7),
        new LeafHeader.Event("share.link-opened", 1),
        LeafHeader.NO_ACTOR,
        hash,
        hash);
  }

  Checkpoint checkpoint() {
    return Checkpoint.of(ORIGIN, edge);
  }

  LogView view() {
    return LogView.newest(this, KEY);
  }

  /// Serves other bytes under an address.
  PublishedLog replace(String path, byte[] bytes) {
    replaced.put(path, bytes);
    return this;
  }

  PublishedLog remove(String path) {
    removed.add(path);
    return this;
  }

  PublishedLog sign(byte[] note) {
    checkpoint = note;
    return this;
  }

  /// Flips one bit of a file.
  PublishedLog flip(String path, int bit) {
    var bytes = fetch(path).clone();
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    return replace(path, bytes);
  }

  @Override
  public byte[] fetch(String path) {
    if (removed.contains(path)) throw LogUnavailable.absent(path);
    var other = replaced.get(path);
    if (other != null) return other;
    if (path.equals(CHECKPOINT)) return checkpoint;
    var name = TileName.parse(path);
    if (name.width() > TileName.width(name.level(), name.index(), edge.size())) {
      throw LogUnavailable.absent(path);
    }
    return path.startsWith("tile/entries/") ? bundle(name) : tile(name);
  }

  private byte[] tile(TileName name) {
    var bytes = new ByteArrayOutputStream();
    for (long i = name.first(); i < name.first() + name.width(); i++) {
      var hash = name.level() == 0 ? leaves.get((int) i) : nodes.get(name.level() + "/" + i);
      if (hash == null) throw new AssertionError("no hash " + i + " of level " + name.level());
      bytes.writeBytes(hash.bytes());
    }
    return bytes.toByteArray();
  }

  private byte[] bundle(TileName name) {
    return bundle(entries.subList((int) name.first(), (int) name.first() + name.width()));
  }

  static byte[] bundle(List<byte[]> entries) {
    var bytes = new ByteArrayOutputStream();
    for (var entry : entries) {
      bytes.write(entry.length >> 8);
      bytes.write(entry.length);
      bytes.writeBytes(entry);
    }
    return bytes.toByteArray();
  }
}
