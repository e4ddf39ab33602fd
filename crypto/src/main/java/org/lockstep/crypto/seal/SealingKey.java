package org.lockstep.crypto.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lockstep.crypto.tuple.Bytes;

/// A public key to which one can seal, together with its suite.
///
/// Guarantees: the suite is part of the bytes, hence of everything that is signed over them, so a
/// key cannot be taken for one of another suite. Length and encoding are checked when it is read.
///
/// Immutable and safe for use by many threads.
public final class SealingKey {
  /// Length in bytes of a key of the default suite, its suite byte included.
  public static final int LENGTH = 1 + 1216;

  private final Suite suite;
  private final Bytes encoded;

  private SealingKey(Suite suite, Bytes encoded) {
    this.suite = suite;
    this.encoded = encoded;
  }

  /// Reads `suite || public key`; [SealRefused] for an unknown suite, a wrong length or an invalid
  /// key.
  public static SealingKey of(byte[] bytes) {
    if (bytes.length == 0) throw new SealRefused(SealRefused.Reason.MALFORMED);
    var suite = Suite.of(bytes[0]);
    if (bytes.length != 1 + suite.publicKeyLength()) {
      throw new SealRefused(SealRefused.Reason.MALFORMED);
    }
    var key = new SealingKey(suite, Bytes.of(bytes));
    PublicKeys.check(key);
    return key;
  }

  static SealingKey of(Suite suite, byte[] publicKey) {
    var encoded = ByteBuffer.allocate(1 + publicKey.length).put(suite.id()).put(publicKey).array();
    return new SealingKey(suite, Bytes.of(encoded));
  }

  /// The suite.
  public Suite suite() {
    return suite;
  }

  /// `suite || public key`, in a fresh array.
  public byte[] bytes() {
    return encoded.toArray();
  }

  byte[] publicKey() {
    var bytes = encoded.toArray();
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealingKey key && encoded.equals(key.encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  /// The suite and the beginning of the key: it is public, but long.
  @Override
  public String toString() {
    return "SealingKey[" + suite + ", " + encoded.toString().substring(2, 18) + "...]";
  }
}
