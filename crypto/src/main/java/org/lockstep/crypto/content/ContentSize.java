package org.lockstep.crypto.content;

/// The length of content and how it is padded: all that decides a blob's length.
///
/// @param length of the content in bytes
/// @param padding how far to hide it
public record ContentSize(long length, Padding padding) {

  /// The longest content: 1 TiB.
  public static final long MAX_LENGTH = 1L << 40;

  /// Refuses a length out of bounds.
  public ContentSize {
    if (length < 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("content has 0 to 2^40 bytes, not " + length);
    }
  }

  /// The length after padding.
  public long padded() {
    return padding.padded(length);
  }

  /// The length of the blob: header, chunks and tags.
  public long ciphertextLength() {
    return ContentLayout.STANDARD.ciphertextLength(this);
  }

  /// The padded length of the content in a blob of this length: an upper bound of the content's
  /// own.
  ///
  /// @throws IllegalArgumentException if no blob has this length
  public static long paddedLength(long ciphertextLength) {
    return ContentLayout.STANDARD.paddedLength(ciphertextLength);
  }
}
