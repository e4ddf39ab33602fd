package org.lockstep.crypto.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream of ciphertext into chunks, one byte ahead so as to know which is the last. For one
/// thread.
final class ChunkInput {

  private static final int END = -1;

  private final InputStream source;
  private final byte[] buffer;
  private int ahead;

  ChunkInput(InputStream source, int sealedChunkSize) throws IOException {
    this.source = source;
    this.buffer = new byte[sealedChunkSize];
    this.ahead = source.read();
  }

  /// Whether another chunk follows.
  boolean hasNext() {
    return ahead != END;
  }

  /// The next chunk, full or the last; empty if there is none.
  byte[] next() throws IOException {
    if (ahead == END) return new byte[0];
    buffer[0] = (byte) ahead;
    int length = 1 + source.readNBytes(buffer, 1, buffer.length - 1);
    ahead = length == buffer.length ? source.read() : END;
    return Arrays.copyOf(buffer, length);
  }
}
