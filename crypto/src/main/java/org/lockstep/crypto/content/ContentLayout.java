package org.lockstep.crypto.content;

import java.nio.ByteBuffer;

/// Where bytes lie in a blob; all arithmetic of the format.
///
/// @param chunkSize stream bytes in a full chunk
record ContentLayout(int chunkSize) {

  /// The layout of suite 1.
  static final ContentLayout STANDARD = new ContentLayout(64 * 1024);

  /// Bytes before the content in the stream: padding code and length.
  static final int PREFIX = 1 + Long.BYTES;

  ContentLayout {
    if (chunkSize < PREFIX) throw new IllegalArgumentException("the first chunk holds the prefix");
  }

  /// A chunk with its tag.
  int sealedChunkSize() {
    return chunkSize + ChunkCipher.TAG;
  }

  long streamLength(ContentSize size) {
    return PREFIX + size.padded();
  }

  long chunks(ContentSize size) {
    return Math.ceilDiv(streamLength(size), chunkSize);
  }

  long ciphertextLength(ContentSize size) {
    return ContentHeader.LENGTH + streamLength(size) + chunks(size) * ChunkCipher.TAG;
  }

  long paddedLength(long ciphertextLength) {
    long chunks = chunks(ciphertextLength);
    long stream = ciphertextLength - ContentHeader.LENGTH - chunks * ChunkCipher.TAG;
    // The last chunk holds at least one byte, the stream at least its prefix.
    if (stream < PREFIX || stream <= (chunks - 1) * chunkSize) {
      throw new IllegalArgumentException("no blob has this length");
    }
    return stream - PREFIX;
  }

  /// How many chunks a blob of this length has.
  long chunks(long ciphertextLength) {
    return Math.ceilDiv(ciphertextLength - ContentHeader.LENGTH, sealedChunkSize());
  }

  /// Where a chunk begins in the blob.
  long chunkStart(long index) {
    return ContentHeader.LENGTH + index * sealedChunkSize();
  }

  /// The chunk that holds a byte of the content.
  long chunkOf(long contentOffset) {
    return (PREFIX + contentOffset) / chunkSize;
  }

  byte[] prefix(ContentSize size) {
    return ByteBuffer.allocate(PREFIX)
        .put((byte) size.padding().code())
        .putLong(size.length())
        .array();
  }

  ContentSize readPrefix(byte[] stream) throws ContentRefused {
    if (stream.length < PREFIX) throw new ContentRefused(ContentRefused.Reason.WRONG_LENGTH);
    var prefix = ByteBuffer.wrap(stream);
    var padding = Padding.ofCode(prefix.get());
    long length = prefix.getLong();
    if (length < 0 || length > ContentSize.MAX_LENGTH) {
      throw new ContentRefused(ContentRefused.Reason.WRONG_LENGTH);
    }
    return new ContentSize(length, padding);
  }
}
