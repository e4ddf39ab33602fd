package org.lockstep.api.server;

import java.nio.file.Path;
import java.util.Optional;
import org.lockstep.api.live.LiveChannel;
import org.lockstep.api.live.LiveCollaboration;
import org.lockstep.realtime.server.RealtimeSettings;
import org.lockstep.realtime.server.SocketBounds;

/// Live collaboration over a [Node], with its channel. Closing it ends both and leaves the node
/// open.
record LiveParts(LiveCollaboration collaboration, LiveChannel channel) implements AutoCloseable {

  static LiveParts start(Node node, ServerOptions options, LockstepProperties.Live settings) {
    var collaboration =
        LiveCollaboration.open(
            new LiveCollaboration.Surroundings(
                node.storage(),
                node.vault(),
                node.models(),
                node.commands(),
                settings.ticketLifetime(),
                settings.freeze(),
                settings.documentsPerShare()));
    try {
      var setup =
          new LiveChannel.Setup(
              options.host(),
              port(options, settings),
              settings.url(),
              tls(settings),
              SocketBounds.standard()
                  .withShares(settings.socketsPerAddress(), settings.documentsPerAccount()));
      var channel = LiveChannel.start(collaboration, setup, node.meters());
      return new LiveParts(collaboration, channel);
    } catch (RuntimeException e) {
      collaboration.close();
      throw e;
    }
  }

  private static int port(ServerOptions options, LockstepProperties.Live settings) {
    return settings.port().orElse(options.port() == 0 ? 0 : options.port() + 1);
  }

  private static Optional<RealtimeSettings.Tls> tls(LockstepProperties.Live settings) {
    return settings
        .tlsCertificates()
        .flatMap(
            chain ->
                settings
                    .tlsKey()
                    .map(key -> new RealtimeSettings.Tls(Path.of(chain), Path.of(key))));
  }

  @Override
  public void close() {
    try (collaboration;
        channel) {
      // the channel first
    }
  }
}
