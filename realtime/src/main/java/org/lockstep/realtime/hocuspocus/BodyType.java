package org.lockstep.realtime.hocuspocus;

/// The number that begins a body, or is a whole frame.
final class BodyType {
  static final int SYNC = 0;
  static final int AWARENESS = 1;
  static final int AUTH = 2;
  static final int QUERY_AWARENESS = 3;
  static final int SYNC_REPLY = 4;
  static final int STATELESS = 5;
  static final int BROADCAST_STATELESS = 6;
  static final int CLOSE = 7;
  static final int SYNC_STATUS = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /// What follows [#AUTH].
  static final int TOKEN = 0;

  static final int DENIED = 1;
  static final int ADMITTED = 2;

  private BodyType() {}
}
