package org.lockstep.wire.event;

import java.io.Serial;

/// A shown event that must not be believed: keep it as evidence, and do not act on it.
public final class EventRecordRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Reason reason;
  private final long position;

  /// Why a shown event is refused.
  public enum Reason {
    /// Its parts could not stand in a log.
    MALFORMED,
    /// The leaf hash is not that of what is shown.
    LEAF_MISMATCH,
    /// The event belongs to another stream.
    WRONG_STREAM
  }

  EventRecordRefused(Reason reason, long position) {
    super(reason + " at position " + position);
    this.reason = reason;
    this.position = position;
  }

  EventRecordRefused(Reason reason, long position, Throwable cause) {
    super(reason + " at position " + position, cause);
    this.reason = reason;
    this.position = position;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }

  /// The position that it was shown for.
  public long position() {
    return position;
  }
}
