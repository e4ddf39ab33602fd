package org.lockstep.realtime.server;

import io.netty.channel.Channel;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.room.Frame;

/// A WebSocket as front ends see it. Safe for all threads.
interface Wire {
  /// Its channel.
  Channel channel();

  /// Sends a frame.
  void send(Frame frame);

  /// Takes or leaves what the client sends.
  void read(boolean whether);

  /// Somebody on it has shown a good ticket. For the socket's event loop.
  void trusted();

  /// Closes it.
  void close(Ending ending);
}
