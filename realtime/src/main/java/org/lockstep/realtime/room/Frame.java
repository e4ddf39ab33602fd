package org.lockstep.realtime.room;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// A message that several sockets send, as one binary message of a WebSocket (RFC 6455, section
/// 5.2), not masked. Small ones are laid out once for all; of large ones only the head is, and
/// the content stays the array that it was.
///
/// Whoever makes one closes it after the last [#share]. For one thread.
public final class Frame implements AutoCloseable {
  /// Larger content is not copied.
  public static final int SMALL = 64 << 10;

  private static final int FINAL_BINARY = 0x82;
  private static final int LONGEST_HEAD = 10;
  private static final int SHORT = 126;
  private static final int LONG = 127;
  private static final int MOST_SHORT = 0xffff;

  private final byte[] prefix;
  private final byte[] content;
  private @Nullable ByteBuf laidOut;

  /// Of two parts.
  public Frame(byte[] prefix, byte[] content) {
    this.prefix = prefix;
    this.content = content;
  }

  /// Of one part.
  public Frame(byte[] message) {
    this(message, new byte[0]);
  }

  /// The message's length in bytes.
  public int length() {
    return prefix.length + content.length;
  }

  /// Whether [#share] gives all of it; else the content follows.
  public boolean isSmall() {
    return content.length <= SMALL;
  }

  /// The array that was handed in.
  public byte[] content() {
    return content;
  }

  /// The socket's bytes: a view that its reader releases.
  public ByteBuf share() {
    var bytes = laidOut;
    if (bytes == null) {
      bytes = layOut();
      laidOut = bytes;
    }
    return bytes.retainedDuplicate();
  }

  private ByteBuf layOut() {
    int room = LONGEST_HEAD + prefix.length + (isSmall() ? content.length : 0);
    var bytes = PooledByteBufAllocator.DEFAULT.directBuffer(room, room);
    bytes.writeByte(FINAL_BINARY);
    if (length() < SHORT) bytes.writeByte(length());
    else if (length() <= MOST_SHORT) bytes.writeByte(SHORT).writeShort(length());
    else bytes.writeByte(LONG).writeLong(length());
    bytes.writeBytes(prefix);
    return isSmall() ? bytes.writeBytes(content) : bytes;
  }

  @Override
  public void close() {
    if (laidOut != null) laidOut.release();
    laidOut = null;
  }
}
