package org.lockstep.api.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lockstep.domain.id.ShareId;
import org.lockstep.realtime.server.CertificateUnusable;
import org.lockstep.realtime.server.RealtimeServer;
import org.lockstep.realtime.server.RealtimeServer.Surroundings;
import org.lockstep.realtime.server.RealtimeSettings;
import org.lockstep.realtime.server.SocketBounds;

/// The channel itself, open on a port of its own.
public final class LiveChannel implements AutoCloseable {
  private final RealtimeServer server;
  private final LiveAddress address;

  private LiveChannel(RealtimeServer server, LiveAddress address) {
    this.server = server;
    this.address = address;
  }

  /// How it is set up.
  ///
  /// @param host as it was written, for telling where it listens
  /// @param port 0 for any free one
  /// @param url how it is reached, if that is another way
  /// @param tls its certificate
  /// @param sockets how much one socket, address and account may take
  public record Setup(
      String host,
      int port,
      Optional<String> url,
      Optional<RealtimeSettings.Tls> tls,
      SocketBounds sockets) {}

  /// It cannot listen where it should.
  public static final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CannotListen(Setup setup, Exception cause) {
      super(
          ("The channel for live collaboration cannot listen on port %d (%s). Name another one with"
                  + " --lockstep.live.port.")
              .formatted(setup.port(), cause.getMessage()),
          cause);
    }
  }

  /// Opens it.
  ///
  /// @throws CannotListen in one line
  /// @throws CertificateUnusable in one line
  public static LiveChannel start(LiveCollaboration live, Setup setup, MeterRegistry meters) {
    var around =
        new Surroundings(
            live.documents(),
            live.access(),
            new MeteredTraffic(meters),
            live.sessions(),
            InstantSource.system());
    var server = server(setup, around);
    meters.gauge("lockstep.live.frozen", live.freezes(), Freezes::count);
    live.freezes().guard(new Documents(server));
    var scheme = setup.tls().isPresent() ? "wss" : "ws";
    var host = setup.host().contains(":") ? "[" + setup.host() + "]" : setup.host();
    var own = scheme + "://" + host + ":" + server.address().getPort();
    return new LiveChannel(server, new LiveAddress(setup.url().orElse(own)));
  }

  private static RealtimeServer server(Setup setup, Surroundings around) {
    var address = new InetSocketAddress(setup.host(), setup.port());
    var plain = RealtimeSettings.standard(address).with(setup.sockets());
    try {
      return RealtimeServer.start(setup.tls().map(plain::with).orElse(plain), around);
    } catch (CertificateUnusable e) {
      throw e;
    } catch (Exception e) { // Netty throws what a socket does, unchecked or not
      throw new CannotListen(setup, e);
    }
  }

  /// The documents as they are open in the channel.
  private record Documents(RealtimeServer server) implements Freezes.Gate {
    @Override
    public CompletableFuture<Void> shut(ShareId share) {
      return server.freeze(share);
    }

    @Override
    public void open(ShareId share) {
      server.thaw(share);
    }
  }

  /// Where it is reached.
  public LiveAddress address() {
    return address;
  }

  /// Tells everybody, and makes durable what was taken.
  @Override
  public void close() {
    server.close();
  }
}
