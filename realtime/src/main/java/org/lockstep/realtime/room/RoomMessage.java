package org.lockstep.realtime.room;

import org.lockstep.domain.share.Role;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.AwarenessUpdate;

/// What a room says to somebody in it, in no protocol's bytes.
public sealed interface RoomMessage {

  /// A step of the documents' exchange.
  record Sync(SyncMessage message) implements RoomMessage {}

  /// Who is there.
  record Presence(AwarenessUpdate update) implements RoomMessage {}

  /// One change is durable, or was nothing new.
  record Applied() implements RoomMessage {}

  /// One change was refused: the reader may not write.
  record Refused() implements RoomMessage {}

  /// Nobody's changes are taken for a while, the reader's neither: the share is frozen.
  record Frozen() implements RoomMessage {}

  /// What the reader may do has changed.
  record RoleIs(Role role) implements RoomMessage {}
}
