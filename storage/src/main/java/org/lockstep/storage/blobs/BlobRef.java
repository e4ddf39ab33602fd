package org.lockstep.storage.blobs;

/// Names a blob by its content.
///
/// @param sha256 64 lower-case hexadecimal digits
/// @param length in bytes
public record BlobRef(String sha256, long length) {
  public BlobRef {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal");
    }
    if (length < 0) {
      throw new IllegalArgumentException("A length is not negative");
    }
  }
}
