package org.lockstep.realtime.server;

/// One protocol on one socket. Called on the socket's event loop.
interface FrontEnd {
  /// The socket is open.
  void opened();

  /// The client sent a message.
  ///
  /// @throws org.lockstep.yjs.MalformedUpdate if it is none
  void received(byte[] message);

  /// There is room in the socket again.
  void writable();

  /// Says something that changes nothing, so that the client hears that the server is there.
  void heartbeat();

  /// The socket is closed, and nothing more comes.
  void closed();
}
