package org.lockstep.realtime.server;

import java.util.Optional;
import org.lockstep.realtime.room.Dialect;
import org.lockstep.realtime.room.Frame;
import org.lockstep.realtime.room.RoomMessage;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.realtime.ywebsocket.YFrame;
import org.lockstep.yjs.Lib0Writer;

/// What y-websocket clients understand. They get no acknowledgement: a change is on the disk when
/// its author hears it.
record YDialect() implements Dialect {
  private static final String READ_ONLY = "this document may not be changed";
  private static final String FROZEN = "live collaboration is ending: nothing is taken now";

  @Override
  public Optional<Frame> encode(RoomMessage message) {
    return switch (message) {
      case RoomMessage.Sync(var sync) -> Optional.of(sync(sync));
      case RoomMessage.Presence(var update) -> Optional.of(frame(new YFrame.Awareness(update)));
      case RoomMessage.Refused() -> Optional.of(frame(new YFrame.Denied(READ_ONLY)));
      case RoomMessage.Frozen() -> Optional.of(frame(new YFrame.Denied(FROZEN)));
      case RoomMessage.Applied(), RoomMessage.RoleIs(_) -> Optional.empty();
    };
  }

  private static Frame sync(SyncMessage message) {
    var out = new Lib0Writer().varUint(0);
    return new Frame(SyncHead.write(out, message), SyncHead.content(message));
  }

  static Frame frame(YFrame frame) {
    return new Frame(frame.toByteArray());
  }
}
