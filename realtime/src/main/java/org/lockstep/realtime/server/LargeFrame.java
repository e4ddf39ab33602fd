package org.lockstep.realtime.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.stream.ChunkedInput;
import org.jspecify.annotations.Nullable;
import org.lockstep.realtime.room.Frame;

/// A large frame as it goes into one socket: piece by piece, each only when there is room. The
/// content stays one array for all sockets.
final class LargeFrame implements ChunkedInput<ByteBuf> {
  private static final int PIECE = 64 << 10;

  private final byte[] content;
  private final long length;
  private @Nullable ByteBuf head;
  private int at;

  LargeFrame(Frame frame) {
    this.head = frame.share();
    this.content = frame.content();
    this.length = (long) head.readableBytes() + content.length;
  }

  @Override
  public boolean isEndOfInput() {
    return at == content.length;
  }

  @Override
  public ByteBuf readChunk(ByteBufAllocator allocator) {
    var first = head;
    if (first != null) {
      head = null;
      return first;
    }
    int from = at;
    at = Math.min(content.length, from + PIECE);
    return Unpooled.wrappedBuffer(content, from, at - from);
  }

  @Override
  @Deprecated
  @SuppressWarnings("InlineMeSuggester") // it is Netty's to take away
  public ByteBuf readChunk(ChannelHandlerContext context) {
    return readChunk(context.alloc());
  }

  @Override
  public void close() {
    if (head != null) head.release();
    head = null;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public long progress() {
    return at;
  }
}
