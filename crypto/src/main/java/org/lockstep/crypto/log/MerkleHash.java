package org.lockstep.crypto.log;

/// The hashes of RFC 6962 section 2.1 over SHA-256.
///
/// A leaf is hashed with a leading `0x00`, an inner node with a leading `0x01`, so that neither can
/// pass for the other. All functions are pure and safe for use by many threads.
public final class MerkleHash {

  /// The root of a tree without leaves: SHA-256 of nothing.
  public static final Hash EMPTY_ROOT = Hash.finish(Sha256.digest());

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private MerkleHash() {}

  /// The hash of a leaf with these entry bytes.
  public static Hash leaf(byte[] entry) {
    return leaf(entry, entry.length);
  }

  /// The hash of a leaf whose entry is the first `length` bytes of a buffer.
  static Hash leaf(byte[] buffer, int length) {
    var digest = Sha256.digest();
    digest.update(LEAF);
    digest.update(buffer, 0, length);
    return Hash.finish(digest);
  }

  /// The hash of a leaf whose entry lies in two parts.
  static Hash leaf(byte[] start, byte[] rest) {
    var digest = Sha256.digest();
    digest.update(LEAF);
    digest.update(start);
    digest.update(rest);
    return Hash.finish(digest);
  }

  /// The hash of an inner node over its two children.
  public static Hash node(Hash left, Hash right) {
    var digest = Sha256.digest();
    digest.update(NODE);
    left.addTo(digest);
    right.addTo(digest);
    return Hash.finish(digest);
  }
}
