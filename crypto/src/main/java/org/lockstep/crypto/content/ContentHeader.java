package org.lockstep.crypto.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The first 69 bytes of a blob: magic, suite, salt and the commitment to the key.
final class ContentHeader {

  /// HKDF-SHA256, AES-256-GCM, chunks of 64 KiB.
  static final byte SUITE = 0x01;

  static final int SALT = 32;
  static final int LENGTH = 4 + 1 + SALT + 32;

  private static final byte[] MAGIC = "LSC1".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;

  private ContentHeader(byte[] bytes) {
    this.bytes = bytes;
  }

  static ContentHeader create(ContentKey key, byte[] salt) {
    if (salt.length != SALT) throw new IllegalArgumentException("a salt has 32 bytes");
    var bytes =
        ByteBuffer.allocate(LENGTH).put(MAGIC).put(SUITE).put(salt).put(key.commitment(salt));
    return new ContentHeader(bytes.array());
  }

  /// Reads the header and, before anything else is touched, checks that it commits to this key.
  static ContentHeader read(byte[] bytes, ContentKey key) throws ContentRefused {
    var header = read(bytes);
    var commitment = Arrays.copyOfRange(bytes, LENGTH - 32, LENGTH);
    if (!MessageDigest.isEqual(commitment, key.commitment(header.salt()))) {
      throw new ContentRefused(ContentRefused.Reason.WRONG_KEY);
    }
    return header;
  }

  /// Reads the header without a key.
  static ContentHeader read(byte[] bytes) throws ContentRefused {
    boolean known =
        bytes.length == LENGTH
            && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
            && bytes[MAGIC.length] == SUITE;
    if (!known) throw new ContentRefused(ContentRefused.Reason.NOT_CONTENT);
    return new ContentHeader(bytes.clone());
  }

  byte[] salt() {
    return Arrays.copyOfRange(bytes, MAGIC.length + 1, MAGIC.length + 1 + SALT);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
