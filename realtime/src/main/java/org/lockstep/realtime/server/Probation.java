package org.lockstep.realtime.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicLong;

/// Watches how much a socket sends before it has shown a good ticket, whole messages or not, and
/// how much all such sockets have sent together: what strangers send may lie in memory. Whoever is
/// found good is watched no more.
@SuppressWarnings("FutureReturnValueIgnored") // whoever is closed is gone
final class Probation extends ChannelInboundHandlerAdapter {
  private final Strangers strangers;
  private long sent;
  private boolean isOver;

  /// All sockets that are watched.
  static final class Strangers {
    private final long mostOfOne;
    private final long mostOfAll;
    private final AtomicLong sent = new AtomicLong();

    /// @param mostOfOne so many bytes one may send
    /// @param mostOfAll so many bytes all may have sent
    Strangers(long mostOfOne, long mostOfAll) {
      this.mostOfOne = mostOfOne;
      this.mostOfAll = mostOfAll;
    }

    long sent() {
      return sent.get();
    }
  }

  Probation(Strangers strangers) {
    this.strangers = strangers;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!isOver && message instanceof ByteBuf bytes) {
      int more = bytes.readableBytes();
      sent += more;
      boolean isTooMuch = strangers.sent.addAndGet(more) > strangers.mostOfAll;
      if (isTooMuch || sent > strangers.mostOfOne) {
        bytes.release();
        context.close();
        return;
      }
    }
    context.fireChannelRead(message);
  }

  /// It has shown a good ticket.
  void end() {
    if (isOver) return;
    isOver = true;
    strangers.sent.addAndGet(-sent);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
    context.fireChannelInactive();
  }
}
