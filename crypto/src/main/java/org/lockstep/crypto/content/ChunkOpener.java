package org.lockstep.crypto.content;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Opens chunks and tells their content from prefix and padding; the first chunk has to come first.
/// For one thread.
final class ChunkOpener {

  private final ChunkCipher cipher;
  private final ContentLayout layout;

  // Null until the first chunk told it.
  private @Nullable ContentSize size;

  ChunkOpener(ChunkCipher cipher, ContentLayout layout) {
    this.cipher = cipher;
    this.layout = layout;
  }

  /// The content within the chunk, which may be none.
  ByteBuffer open(ChunkPosition position, byte[] sealed) throws ContentRefused {
    var stream = cipher.open(position, sealed);
    if (size == null) size = layout.readPrefix(stream);
    requireExpected(size, position, stream.length);
    long begin = position.index() * layout.chunkSize();
    int from = position.index() == 0 ? ContentLayout.PREFIX : 0;
    int to = Math.clamp(ContentLayout.PREFIX + size.length() - begin, from, stream.length);
    requireZeros(stream, to);
    return ByteBuffer.wrap(stream, from, to - from);
  }

  /// The size that the first chunk told.
  ContentSize size() {
    if (size == null) throw new IllegalStateException("the first chunk was not opened");
    return size;
  }

  private void requireExpected(ContentSize size, ChunkPosition position, int length)
      throws ContentRefused {
    long rest = layout.streamLength(size) - position.index() * layout.chunkSize();
    boolean expected =
        length == Math.min(rest, layout.chunkSize())
            && position.last() == (rest <= layout.chunkSize());
    if (!expected) throw new ContentRefused(ContentRefused.Reason.WRONG_LENGTH);
  }

  private static void requireZeros(byte[] stream, int from) throws ContentRefused {
    for (int i = from; i < stream.length; i++) {
      if (stream[i] != 0) throw new ContentRefused(ContentRefused.Reason.WRONG_LENGTH);
    }
  }
}
