package org.lockstep.crypto.tuple;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 (FIPS 180-4).
public final class Sha256 {
  /// Length of a hash in bytes.
  public static final int LENGTH = 32;

  private Sha256() {}

  /// The hash of these bytes.
  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is not available", impossible);
    }
  }

  /// The hash of a tuple's bytes.
  public static byte[] of(Tuple tuple) {
    return of(tuple.encode());
  }
}
