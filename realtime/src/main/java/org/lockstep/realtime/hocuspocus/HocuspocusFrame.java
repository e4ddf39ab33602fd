package org.lockstep.realtime.hocuspocus;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lockstep.yjs.Lib0Reader;
import org.lockstep.yjs.Lib0Writer;
import org.lockstep.yjs.MalformedUpdate;

/// A frame of Hocuspocus, in either direction.
public sealed interface HocuspocusFrame {

  /// "Are you there?" Providers before version 4 cannot read it.
  record Ping() implements HocuspocusFrame {}

  /// "I am."
  record Pong() implements HocuspocusFrame {}

  /// About one document.
  record Addressed(Address address, Body body) implements HocuspocusFrame {}

  /// Reads a whole frame.
  ///
  /// @throws MalformedUpdate if it is none
  static HocuspocusFrame read(byte[] frame) {
    if (frame.length == 1 && frame[0] == BodyType.PING) return new Ping();
    if (frame.length == 1 && frame[0] == BodyType.PONG) return new Pong();
    var in = new Lib0Reader(frame);
    var address = Address.of(in.varString());
    var body = Body.read(in);
    in.requireEnd();
    return new Addressed(address, body);
  }

  /// The frame's bytes.
  default byte[] toByteArray() {
    var out = new Lib0Writer();
    switch (this) {
      case Ping() -> out.varUint(BodyType.PING);
      case Pong() -> out.varUint(BodyType.PONG);
      case Addressed(var address, var body) ->
          body.write(out.varString(address.text().getBytes(UTF_8)));
    }
    return out.toByteArray();
  }
}
