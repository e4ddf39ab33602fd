package org.lockstep.realtime.room;

/// Where somebody's socket is. Safe for all threads, and never blocks.
public interface Outlet {

  /// Sends a frame after those before it.
  void send(Frame frame);

  /// Whether there is room in the socket. When there is again, [Seat#catchUp] is called.
  boolean isWritable();

  /// Takes or leaves what the client sends; TCP makes the client wait.
  void read(boolean whether);

  /// Ends the connection to the document, and nothing else that the socket may carry unless it
  /// must.
  void end(Ending ending);
}
