package org.lockstep.bench.realtime;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes clients. One thread does all their work, so that the servers keep the other processors.
final class Generator implements AutoCloseable {
  private static final int LONGEST_FRAME = 64 << 20;
  private static final int NO_BODY = 8192;
  private static final int AT_ONCE = 100;

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("load", true), NioIoHandler.newFactory());

  Generator() {}

  /// Opens a socket to a document and asks for all of it.
  Client connect(Contender server, String document) {
    var client = new Client(server.side(), server.fullName(document), server.ticket());
    var address = server.address(document);
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(new Pipeline(address, client))
        .connect(address.getHost(), address.getPort())
        .addListener(connecting -> client.failIf(connecting.cause()));
    return client;
  }

  /// Opens many, some at a time, and waits until all have got the document.
  List<Client> connect(Contender server, List<String> documents) {
    var clients = new ArrayList<Client>(documents.size());
    for (var document : documents) {
      clients.add(connect(server, document));
      if (clients.size() % AT_ONCE == 0) clients.getLast().awaitDocument();
    }
    clients.forEach(Client::awaitDocument);
    return clients;
  }

  private static final class Pipeline extends ChannelInitializer<Channel> {
    private final URI address;
    private final Client client;

    Pipeline(URI address, Client client) {
      this.address = address;
      this.client = client;
    }

    @Override
    protected void initChannel(Channel channel) {
      var settings =
          WebSocketClientProtocolConfig.newBuilder()
              .webSocketUri(address)
              .maxFramePayloadLength(LONGEST_FRAME)
              .build();
      channel
          .pipeline()
          .addLast(new HttpClientCodec())
          .addLast(new HttpObjectAggregator(NO_BODY))
          .addLast(new WebSocketClientProtocolHandler(settings))
          .addLast(new WebSocketFrameAggregator(LONGEST_FRAME))
          .addLast(client);
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
