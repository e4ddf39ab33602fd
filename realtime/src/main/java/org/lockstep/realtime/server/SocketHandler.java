package org.lockstep.realtime.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.util.function.Function;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.room.Frame;
import org.lockstep.realtime.room.Traffic;
import org.lockstep.yjs.MalformedUpdate;

/// One WebSocket: carries messages both ways, notices when the other side is gone, and closes in
/// good order, so that the client learns why.
@SuppressWarnings("FutureReturnValueIgnored") // what fails to be written ends the socket
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> implements Wire {
  private final Channel channel;
  private final SocketBounds bounds;
  private final Traffic traffic;
  private final FrontEnd frontEnd;
  private Ending ending = Ending.LEFT;
  private boolean isOpen;
  private boolean isClosing;
  private boolean isHeld; // the front end wants nothing read
  private long lastRead;

  SocketHandler(
      Channel channel, SocketBounds bounds, Traffic traffic, Function<Wire, FrontEnd> frontEnds) {
    this.channel = channel;
    this.bounds = bounds;
    this.traffic = traffic;
    this.frontEnd = frontEnds.apply(this);
  }

  @Override
  public Channel channel() {
    return channel;
  }

  /// The handshake is done.
  void open() {
    isOpen = true;
    traffic.connected();
    lastRead = now();
    beatLater();
    frontEnd.opened();
  }

  private long now() {
    return channel.eventLoop().ticker().nanoTime();
  }

  private void beatLater() {
    Later.run(channel.eventLoop(), bounds.heartbeat(), this::beat);
  }

  private void beat() {
    if (!channel.isActive()) return;
    if (now() - lastRead >= bounds.silence().toNanos()) {
      ending = Ending.TIMEOUT;
      channel.close();
      return;
    }
    if (!isClosing && channel.isWritable()) {
      frontEnd.heartbeat();
      channel.writeAndFlush(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER));
    }
    beatLater();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    lastRead = now();
    if (frame instanceof CloseWebSocketFrame) {
      if (isClosing) channel.close();
      else closeWith(Ending.LEFT);
    } else if (!isClosing) {
      receive(frame);
    }
  }

  private void receive(WebSocketFrame frame) {
    try {
      switch (frame) {
        case BinaryWebSocketFrame binary ->
            frontEnd.received(ByteBufUtil.getBytes(binary.content()));
        case PingWebSocketFrame ping ->
            channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        case PongWebSocketFrame _ -> {}
        default -> closeWith(Ending.MALFORMED); // text: neither protocol has any
      }
    } catch (MalformedUpdate malformed) {
      closeWith(Ending.of(malformed));
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    readOn();
    if (channel.isWritable()) frontEnd.writable();
    context.fireChannelWritabilityChanged();
  }

  /// Who takes no answers may ask no more questions.
  private void readOn() {
    channel.config().setAutoRead(isClosing || (channel.isWritable() && !isHeld));
  }

  @Override
  public void send(Frame frame) {
    if (frame.isSmall()) channel.writeAndFlush(frame.share());
    else channel.writeAndFlush(new LargeFrame(frame));
  }

  @Override
  public void read(boolean whether) {
    inLoop(
        () -> {
          isHeld = !whether;
          readOn();
        });
  }

  @Override
  public void trusted() {
    var probation = channel.pipeline().get(Probation.class);
    if (probation != null) probation.end();
  }

  @Override
  public void close(Ending why) {
    inLoop(() -> closeWith(why));
  }

  private void inLoop(Runnable task) {
    if (channel.eventLoop().inEventLoop()) task.run();
    else channel.eventLoop().execute(task);
  }

  /// Sends the close frame, and leaves the client some time to take and answer it: what is closed
  /// while something unread has come is reset, and the close frame lost.
  private void closeWith(Ending why) {
    if (isClosing) return;
    isClosing = true;
    ending = why;
    readOn();
    var last = channel.writeAndFlush(new CloseWebSocketFrame(why.code(), why.reason()));
    if (why == Ending.LEFT) last.addListener(_ -> channel.close());
    Later.run(channel.eventLoop(), bounds.farewell(), channel::close);
    frontEnd.closed();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!isClosing) frontEnd.closed();
    isClosing = true;
    if (isOpen) traffic.disconnected(ending);
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    switch (cause) {
      case TooLongFrameException _ -> closeWith(Ending.TOO_BIG);
      case CorruptedWebSocketFrameException corrupt -> ending = endingOf(corrupt);
      case IOException _ -> channel.close(); // the network
      default -> {
        traffic.failed(cause);
        closeWith(Ending.FAULT);
      }
    }
  }

  /// The decoder has closed it already.
  private static Ending endingOf(CorruptedWebSocketFrameException corrupt) {
    boolean isTooBig = corrupt.closeStatus().code() == Ending.TOO_BIG.code();
    return isTooBig ? Ending.TOO_BIG : Ending.MALFORMED;
  }
}
