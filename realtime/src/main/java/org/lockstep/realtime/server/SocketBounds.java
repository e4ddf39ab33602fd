package org.lockstep.realtime.server;

import java.time.Duration;

/// How much one socket, one address and one account may take.
///
/// @param frameBytes the longest message
/// @param pendingBytes what a socket may send before its tickets were found good, in bytes
/// @param pendingFrames the same in messages
/// @param pendingDocuments for so many documents at once a socket may wait to be admitted
/// @param documents so many documents a socket may have open
/// @param socketsPerAddress so many sockets an address of the network may have
/// @param documentsPerAccount so many connections to documents an account may have
/// @param patience for the handshake, and for a ticket after it
/// @param heartbeat so often the client hears something
/// @param silence a client from which nothing came for so long, not even the answer to a ping, is
///     gone
/// @param farewell after a close frame, the client has so long to take it
public record SocketBounds(
    int frameBytes,
    long pendingBytes,
    int pendingFrames,
    int pendingDocuments,
    int documents,
    int socketsPerAddress,
    int documentsPerAccount,
    Duration patience,
    Duration heartbeat,
    Duration silence,
    Duration farewell) {

  /// Checks them.
  public SocketBounds {
    if (frameBytes < 1 || pendingBytes < 1 || pendingFrames < 1) {
      throw new IllegalArgumentException("bounds of messages must be positive");
    }
    if (pendingDocuments < 1 || documents < 1 || documentsPerAccount < 1 || socketsPerAddress < 1) {
      throw new IllegalArgumentException("bounds of counts must be positive");
    }
    if (!patience.isPositive() || !heartbeat.isPositive() || !silence.isPositive()) {
      throw new IllegalArgumentException("bounds of time must be positive");
    }
  }

  /// Clients give up after 30 seconds in which they heard nothing.
  public static SocketBounds standard() {
    return new SocketBounds(
        16 << 20,
        5 << 20,
        1000,
        100,
        1000,
        1000,
        1000,
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofSeconds(65),
        Duration.ofSeconds(5));
  }

  /// The same with other shares of the server for one address and one account.
  public SocketBounds withShares(int otherSocketsPerAddress, int otherDocumentsPerAccount) {
    return new SocketBounds(
        frameBytes,
        pendingBytes,
        pendingFrames,
        pendingDocuments,
        documents,
        otherSocketsPerAddress,
        otherDocumentsPerAccount,
        patience,
        heartbeat,
        silence,
        farewell);
  }
}
