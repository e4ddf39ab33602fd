package org.lockstep.client.live;

/// Why a live text goes on no more.
public enum LiveEnded {
  /// It was closed here.
  LEFT,
  /// Live collaboration has ended, or this device or account may not take part any more.
  REVOKED,
  /// The share or the document is gone.
  DELETED,
  /// No server answers.
  UNREACHABLE
}
