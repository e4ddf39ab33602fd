package org.lockstep.domain.share;

/// How a live session came to its end.
public enum SessionEnd {
  /// Everybody has left, or was disconnected.
  EVERYBODY_LEFT,
  /// The server was stopped with people on it, or shortly after they had left.
  SERVER_STOPPED,
  /// The server failed, and found the session open when it started again. When it ended, and who
  /// else was there, is not known.
  SERVER_FAILED
}
