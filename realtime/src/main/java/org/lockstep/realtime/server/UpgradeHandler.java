package org.lockstep.realtime.server;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.TOO_MANY_REQUESTS;
import static io.netty.handler.codec.http.HttpResponseStatus.UPGRADE_REQUIRED;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.stream.ChunkedWriteHandler;
import java.net.InetSocketAddress;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.realtime.room.Traffic;

/// A socket's first request, which asks for a WebSocket and says what it is about.
@SuppressWarnings("FutureReturnValueIgnored") // what fails to be written ends the socket
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String ANY_PROTOCOL = "*"; // who asks for subprotocols must get one

  private final House house;
  private final Traffic traffic;
  private final Doors doors;
  private @Nullable Origin counted;
  private @Nullable Origin toBeRefused;
  private boolean isUpgraded;

  /// How many sockets each origin has, and how many more that will only hear that these are too
  /// many: whoever opens more than that is told nothing.
  record Doors(Quota<Origin> sockets, Quota<Origin> refusals) {
    /// @param most so many each
    static Doors of(int most) {
      return new Doors(new Quota<>(most), new Quota<>(most));
    }
  }

  UpgradeHandler(House house, Traffic traffic, Doors doors) {
    this.house = house;
    this.traffic = traffic;
    this.doors = doors;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (context.channel().remoteAddress() instanceof InetSocketAddress remote) {
      count(Origin.of(remote.getAddress()));
    }
    if (counted == null && toBeRefused == null) {
      traffic.refused();
      context.close();
      return;
    }
    Later.run(
        context.executor(),
        house.bounds().patience(),
        () -> {
          if (isUpgraded || !context.channel().isActive()) return;
          traffic.refused();
          context.close();
        });
    context.fireChannelActive();
  }

  private void count(Origin origin) {
    if (doors.sockets().take(origin)) counted = origin;
    else if (doors.refusals().take(origin)) toBeRefused = origin;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (counted != null) doors.sockets().giveBack(counted);
    if (toBeRefused != null) doors.refusals().giveBack(toBeRefused);
    counted = null;
    toBeRefused = null;
    context.fireChannelInactive();
  }

  /// Strangers send anything, and break off at any time: before there is a WebSocket, that is worth
  /// no line in the log.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    boolean isWebSocket = context.pipeline().get(SocketHandler.class) != null;
    if (isWebSocket) context.fireExceptionCaught(cause);
    else context.close();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      refuse(context, BAD_REQUEST);
    } else if (counted == null) {
      refuse(context, TOO_MANY_REQUESTS);
    } else {
      switch (Target.of(request.uri())) {
        case Target.Nothing() -> refuse(context, NOT_FOUND);
        case Target.OneDocument one ->
            upgrade(context, request, wire -> new YConnection(wire, house, one));
        case Target.ManyDocuments() ->
            upgrade(context, request, wire -> new HocuspocusConnection(wire, house));
      }
    }
  }

  private void upgrade(
      ChannelHandlerContext context, FullHttpRequest request, Function<Wire, FrontEnd> frontEnds) {
    boolean wantsWebSocket =
        request.method().equals(HttpMethod.GET)
            && request
                .headers()
                .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    if (!wantsWebSocket) {
      refuse(context, UPGRADE_REQUIRED);
      return;
    }
    var factory = new WebSocketServerHandshakerFactory(request.uri(), ANY_PROTOCOL, frames());
    var handshaker = factory.newHandshaker(request);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel())
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    var channel = context.channel();
    var socket = new SocketHandler(channel, house.bounds(), traffic, frontEnds);
    // Before the answer, so that not even the quickest client's first message is lost.
    channel
        .pipeline()
        .addLast(new WebSocketFrameAggregator(house.bounds().frameBytes()))
        .addLast(new ChunkedWriteHandler())
        .addLast(socket);
    handshaker
        .handshake(channel, request)
        .addListener(
            done -> {
              isUpgraded = done.isSuccess();
              if (isUpgraded) socket.open();
              else channel.close();
            });
  }

  private WebSocketDecoderConfig frames() {
    return WebSocketDecoderConfig.newBuilder()
        .maxFramePayloadLength(house.bounds().frameBytes())
        .allowExtensions(false)
        .build();
  }

  private void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
    traffic.refused();
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
    if (status.equals(UPGRADE_REQUIRED)) {
      response.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    }
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
