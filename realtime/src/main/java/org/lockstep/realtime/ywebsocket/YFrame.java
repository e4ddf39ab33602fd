package org.lockstep.realtime.ywebsocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.Lib0Reader;
import org.lockstep.yjs.Lib0Writer;
import org.lockstep.yjs.MalformedUpdate;

/// A frame of y-websocket, in either direction.
public sealed interface YFrame {

  /// A step of the documents' exchange.
  record Sync(SyncMessage message) implements YFrame {}

  /// The presence of some clients.
  record Awareness(AwarenessUpdate update) implements YFrame {}

  /// Something was not permitted; a client shows the reason to nobody but its log.
  record Denied(String reason) implements YFrame {}

  /// Asks for all presence.
  record QueryAwareness() implements YFrame {}

  /// Reads a whole frame.
  ///
  /// @throws MalformedUpdate if it is none
  static YFrame read(byte[] frame) {
    var in = new Lib0Reader(frame);
    long type = in.varUint();
    YFrame read;
    if (type == YFrameType.SYNC) read = new Sync(SyncMessage.read(in));
    else if (type == YFrameType.AWARENESS)
      read = new Awareness(AwarenessUpdate.read(in.varBytes()));
    else if (type == YFrameType.AUTH) read = readDenied(in);
    else if (type == YFrameType.QUERY_AWARENESS) read = new QueryAwareness();
    else throw new MalformedUpdate(Flaw.UNKNOWN_TAG, in.position());
    in.requireEnd();
    return read;
  }

  private static Denied readDenied(Lib0Reader in) {
    if (in.varUint() != 0) throw new MalformedUpdate(Flaw.UNKNOWN_TAG, in.position());
    return new Denied(new String(in.varString(), UTF_8));
  }

  /// The frame's bytes.
  default byte[] toByteArray() {
    var out = new Lib0Writer();
    switch (this) {
      case Sync(var message) -> message.write(out.varUint(YFrameType.SYNC));
      case Awareness(var update) ->
          out.varUint(YFrameType.AWARENESS).varBytes(update.toByteArray());
      case Denied(var reason) ->
          out.varUint(YFrameType.AUTH).varUint(0).varString(reason.getBytes(UTF_8));
      case QueryAwareness() -> out.varUint(YFrameType.QUERY_AWARENESS);
    }
    return out.toByteArray();
  }
}
