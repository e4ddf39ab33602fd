package org.lockstep.bench.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lockstep.bench.report.BenchFailed;

/// One client on one document: sends finished updates, and counts what comes without holding a
/// document.
@SuppressWarnings("FutureReturnValueIgnored") // what fails to be written ends the socket
final class Client extends SimpleChannelInboundHandler<BinaryWebSocketFrame>
    implements AutoCloseable {
  private static final int SYNC = 0;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final long A_MOMENT = TimeUnit.MICROSECONDS.toNanos(200);
  private static final int MOST_SECONDS = 300;

  private final Side side;
  private final String document;
  private final String ticket;
  private final CompletableFuture<Integer> answered = new CompletableFuture<>();
  private final CompletableFuture<Channel> opened = new CompletableFuture<>();
  private final AtomicLong marks = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private volatile @Nullable Throwable fault;

  Client(Side side, String document, String ticket) {
    this.side = side;
    this.document = document;
    this.ticket = ticket;
  }

  void failIf(@Nullable Throwable cause) {
    if (cause == null) return;
    fault = cause;
    opened.completeExceptionally(cause);
    answered.completeExceptionally(cause);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event != ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) return;
    if (side == Side.HOCUSPOCUS) write(context.channel(), side.ticket(document, ticket));
    write(context.channel(), side.question(document));
    opened.complete(context.channel());
  }

  private static void write(Channel channel, byte[] message) {
    channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, BinaryWebSocketFrame frame) {
    var in = frame.content();
    if (in.readableBytes() == 1) {
      if (in.readByte() == PING) write(context.channel(), new byte[] {PONG});
      return;
    }
    if (side == Side.HOCUSPOCUS) in.skipBytes((int) varUint(in));
    if (varUint(in) != SYNC) return;
    long step = varUint(in);
    int length = (int) varUint(in);
    if (step == 0) write(context.channel(), side.answer(document));
    else take(in, step, length);
  }

  private void take(ByteBuf in, long step, int length) {
    bytes.addAndGet(length);
    marks.addAndGet(Edits.marks(in));
    if (step == 1) answered.complete(length);
  }

  private static long varUint(ByteBuf in) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.readByte();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) return number;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    failIf(cause);
    context.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    failIf(new BenchFailed("the server closed a socket"));
  }

  /// Waits for the whole document.
  ///
  /// @return its size in bytes
  int awaitDocument() {
    return got(answered);
  }

  private static <T> T got(CompletableFuture<T> future) {
    try {
      return future.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new BenchFailed("a client failed: " + e.getCause(), e);
    }
  }

  /// Sends a change, and waits while the socket takes no more.
  void send(byte[] update) {
    var channel = got(opened);
    while (!channel.isWritable()) pause();
    write(channel, side.change(document, update));
  }

  /// Sends a change without pushing it out: others follow at once.
  void sendWithMore(byte[] update) {
    var channel = got(opened);
    while (!channel.isWritable()) {
      channel.flush();
      pause();
    }
    channel.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(side.change(document, update))));
  }

  /// How many marks of [Edits] have come.
  long marks() {
    return marks.get();
  }

  /// How many bytes of updates have come.
  long bytes() {
    return bytes.get();
  }

  /// Waits until so many marks have come.
  void awaitMarks(long number) {
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (marks.get() < number) {
      pause();
      if (System.nanoTime() > last) throw new BenchFailed("updates are missing after a long time");
    }
  }

  private void pause() {
    LockSupport.parkNanos(A_MOMENT);
    var broken = fault;
    if (broken != null) throw new BenchFailed("a client failed: " + broken, broken);
  }

  @Override
  public void close() {
    answered.complete(0);
    got(opened).close().syncUninterruptibly();
  }
}
