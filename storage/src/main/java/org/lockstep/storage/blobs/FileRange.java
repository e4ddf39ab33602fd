package org.lockstep.storage.blobs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/// A stream of some neighbouring bytes of a file. For one thread at a time.
final class FileRange extends InputStream {
  private final FileChannel channel;
  private final long end;
  private long place;

  FileRange(FileChannel channel, long from, long length) {
    this.channel = channel;
    this.place = from;
    this.end = from + length;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) return 0;
    if (place == end) return -1;
    int wanted = (int) Math.min(length, end - place);
    int read = channel.read(ByteBuffer.wrap(into, offset, wanted), place);
    if (read < 0) throw new EOFException("the blob is shorter than its name says");
    place += read;
    return read;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - place);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
