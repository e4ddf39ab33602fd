package org.lockstep.realtime.room;

import java.util.Optional;

/// How a client's protocol says what a room says. Equal dialects give equal bytes, so that those
/// who speak the same share them.
public interface Dialect {

  /// The frame, if the protocol has a word for it.
  Optional<Frame> encode(RoomMessage message);
}
