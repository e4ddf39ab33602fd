package org.lockstep.realtime.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.realtime.access.Access;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.room.Rooms;
import org.lockstep.realtime.room.Sessions;
import org.lockstep.realtime.room.Traffic;
import org.lockstep.realtime.store.LiveDocuments;

/// The channel for live collaboration, from [#start] to [#close].
///
/// Uses the sockets of Linux where Netty's library for them is on the class path, else the JDK's.
@SuppressWarnings("FutureReturnValueIgnored") // what fails to be written ends the socket
public final class RealtimeServer implements AutoCloseable {
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 16384;
  private static final int NO_BODY = 1024;
  private static final int BACKLOG = 1024;
  private static final int STRANGERS = 25; // so many may send as much as one may, at once
  private static final Duration LAST_WRITES = Duration.ofSeconds(30);

  private final EventLoopGroup loops;
  private final ExecutorService blocking;
  private final Rooms rooms;
  private final Traffic traffic;
  private final ChannelGroup sockets = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private final Duration farewell;
  private final Channel listening;

  /// What the channel works with.
  ///
  /// @param documents where documents are kept
  /// @param access who may open them
  /// @param traffic hears what passes
  /// @param sessions hears who was there
  /// @param clock tells when tickets expire
  public record Surroundings(
      LiveDocuments documents,
      Access access,
      Traffic traffic,
      Sessions sessions,
      InstantSource clock) {}

  private RealtimeServer(RealtimeSettings settings, Surroundings around, @Nullable SslContext tls) {
    var transport = Transport.best();
    loops = new MultiThreadIoEventLoopGroup(threads(settings), transport.handlers());
    blocking =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("realtime-blocking-", 0).factory());
    traffic = around.traffic();
    farewell = settings.sockets().farewell();
    rooms =
        new Rooms(
            around.documents(),
            settings.rooms(),
            new NettyLoops(loops),
            blocking,
            traffic,
            around.sessions());
    var accounts = new Quota<AccountId>(settings.sockets().documentsPerAccount());
    var admission = new Admission(around.access(), blocking, around.clock(), traffic, accounts);
    var house = new House(rooms, admission, settings.sockets());
    listening = listen(settings, transport, new Initializer(house, tls));
  }

  private static int threads(RealtimeSettings settings) {
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return settings.loops() > 0 ? settings.loops() : half;
  }

  /// Starts it.
  ///
  /// @throws CertificateUnusable if there is one and it cannot be used
  public static RealtimeServer start(RealtimeSettings settings, Surroundings around) {
    return new RealtimeServer(settings, around, settings.tls().map(Tls::context).orElse(null));
  }

  /// TLS by the JDK.
  private static final class Tls {
    static SslContext context(RealtimeSettings.Tls files) {
      try {
        var context =
            SslContextBuilder.forServer(files.certificates().toFile(), files.key().toFile())
                .build();
        OwnHandshake.require(context);
        return context;
      } catch (SSLException | IllegalArgumentException unusable) {
        throw new CertificateUnusable(files, unusable);
      }
    }
  }

  private record Transport(IoHandlerFactory handlers, Class<? extends ServerChannel> channel) {
    static Transport best() {
      return Epoll.isAvailable()
          ? new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class)
          : new Transport(WholeMillis.of(NioIoHandler.newFactory()), NioServerSocketChannel.class);
    }
  }

  private Channel listen(
      RealtimeSettings settings, Transport transport, ChannelInitializer<Channel> initializer) {
    try {
      return new ServerBootstrap()
          .group(loops)
          .channel(transport.channel())
          .option(ChannelOption.SO_BACKLOG, BACKLOG)
          .option(ChannelOption.SO_REUSEADDR, true)
          .childOption(ChannelOption.TCP_NODELAY, true)
          .childHandler(initializer)
          .bind(settings.address())
          .syncUninterruptibly()
          .channel();
    } catch (RuntimeException fault) {
      stopThreads();
      throw fault;
    }
  }

  private final class Initializer extends ChannelInitializer<Channel> {
    private final House house;
    private final @Nullable SslContext tls;
    private final UpgradeHandler.Doors doors;
    private final Probation.Strangers strangers;

    Initializer(House house, @Nullable SslContext tls) {
      this.house = house;
      this.tls = tls;
      this.doors = UpgradeHandler.Doors.of(house.bounds().socketsPerAddress());
      // Above what is answered with 1013; this is for messages that do not even end.
      long most = 2 * house.bounds().pendingBytes();
      this.strangers = new Probation.Strangers(most, STRANGERS * most);
    }

    @Override
    protected void initChannel(Channel channel) {
      sockets.add(channel);
      var pipeline = channel.pipeline();
      if (tls != null) pipeline.addLast(tls.newHandler(channel.alloc()));
      pipeline
          .addLast(new Probation(strangers))
          .addLast(
              new FlushConsolidationHandler(
                  FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true))
          .addLast(new HttpServerCodec(LONGEST_LINE, MOST_HEADERS, LONGEST_LINE))
          .addLast(new HttpObjectAggregator(NO_BODY))
          .addLast(new UpgradeHandler(house, traffic, doors));
    }
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /// Lets nothing change a share's documents; see [Rooms#freeze].
  public CompletableFuture<Void> freeze(ShareId share) {
    return rooms.freeze(share);
  }

  /// Lets changes in again; see [Rooms#thaw].
  public void thaw(ShareId share) {
    rooms.thaw(share);
  }

  /// How many documents are in memory.
  public int documents() {
    return rooms.count();
  }

  /// Tells everybody, makes durable what was taken, and stops. Blocks.
  @Override
  public void close() {
    if (isClosed.getAndSet(true)) return;
    listening.close().syncUninterruptibly();
    for (var socket : sockets) {
      var handler = socket.pipeline().get(SocketHandler.class);
      if (handler == null) socket.close();
      else handler.close(Ending.STOPPING);
    }
    try {
      rooms.shutDown().get(LAST_WRITES.toSeconds(), SECONDS);
    } catch (ExecutionException | TimeoutException fault) {
      traffic.failed(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    sockets.newCloseFuture().awaitUninterruptibly(farewell.toMillis());
    sockets.close().awaitUninterruptibly();
    stopThreads();
  }

  private void stopThreads() {
    blocking.shutdown();
    try {
      blocking.awaitTermination(farewell.toMillis(), MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    blocking.shutdownNow();
    loops.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
  }
}
