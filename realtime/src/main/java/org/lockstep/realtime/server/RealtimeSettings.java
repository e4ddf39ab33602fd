package org.lockstep.realtime.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.lockstep.realtime.room.RoomBounds;

/// How the channel is set up.
///
/// @param address where it listens; port 0 takes any free one
/// @param tls its certificate; without one, something in front of it has to end TLS
/// @param loops so many threads do all the work; 0 is one for each two processors, since disks and
///     the rest of the server want some too, and what passes between two threads wakes both
/// @param sockets bounds of sockets
/// @param rooms bounds of documents
public record RealtimeSettings(
    InetSocketAddress address,
    Optional<Tls> tls,
    int loops,
    SocketBounds sockets,
    RoomBounds rooms) {

  /// A certificate and its key.
  ///
  /// @param certificates a file with the chain, in PEM
  /// @param key a file with the private key, in PEM (PKCS #8)
  public record Tls(Path certificates, Path key) {}

  /// Everything as it should be for a start, without TLS.
  public static RealtimeSettings standard(InetSocketAddress address) {
    return new RealtimeSettings(
        address, Optional.empty(), 0, SocketBounds.standard(), RoomBounds.standard());
  }

  /// The same with other bounds of sockets.
  public RealtimeSettings with(SocketBounds other) {
    return new RealtimeSettings(address, tls, loops, other, rooms);
  }

  /// The same with other bounds of documents.
  public RealtimeSettings with(RoomBounds other) {
    return new RealtimeSettings(address, tls, loops, sockets, other);
  }

  /// The same with a certificate.
  public RealtimeSettings with(Tls other) {
    return new RealtimeSettings(address, Optional.of(other), loops, sockets, rooms);
  }
}
