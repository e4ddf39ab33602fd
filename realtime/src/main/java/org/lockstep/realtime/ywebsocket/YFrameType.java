package org.lockstep.realtime.ywebsocket;

/// The first number of a frame.
final class YFrameType {
  static final int SYNC = 0;
  static final int AWARENESS = 1;
  static final int AUTH = 2;
  static final int QUERY_AWARENESS = 3;

  private YFrameType() {}
}
