package org.lockstep.realtime.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.hocuspocus.Address;
import org.lockstep.realtime.hocuspocus.Body;
import org.lockstep.realtime.hocuspocus.HocuspocusFrame;
import org.lockstep.realtime.room.Dialect;
import org.lockstep.realtime.room.Frame;
import org.lockstep.realtime.room.RoomMessage;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.Lib0Writer;

/// What Hocuspocus providers understand that call a document by this address.
record HocuspocusDialect(Address address) implements Dialect {
  @Override
  public Optional<Frame> encode(RoomMessage message) {
    return Optional.of(
        switch (message) {
          case RoomMessage.Sync(var sync) -> sync(sync);
          case RoomMessage.Presence(var update) -> frame(new Body.Awareness(update));
          case RoomMessage.Applied() -> frame(new Body.SyncStatus(true));
          case RoomMessage.Refused() -> frame(new Body.SyncStatus(false));
          case RoomMessage.RoleIs(var role) -> frame(admitted(role));
          case RoomMessage.Frozen() -> frame(new Body.Admitted(Body.READ_ONLY));
        });
  }

  private Frame sync(SyncMessage message) {
    var out = new Lib0Writer().varString(address.text().getBytes(UTF_8)).varUint(0);
    return new Frame(SyncHead.write(out, message), SyncHead.content(message));
  }

  static Body admitted(Role role) {
    return new Body.Admitted(role.mayWrite() ? Body.READ_WRITE : Body.READ_ONLY);
  }

  /// A frame about the document.
  Frame frame(Body body) {
    return new Frame(new HocuspocusFrame.Addressed(address, body).toByteArray());
  }
}
