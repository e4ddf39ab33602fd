package org.lockstep.realtime.server;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.room.Frame;
import org.lockstep.realtime.room.Outlet;
import org.lockstep.realtime.room.Seat;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.realtime.ywebsocket.YFrame;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.MalformedUpdate;

/// y-websocket on one socket: one document, which the URL names, and a ticket in the URL too.
final class YConnection implements FrontEnd, Outlet, Entrance.Guest {
  private static final YDialect DIALECT = new YDialect();
  private static final YFrame NOBODY = new YFrame.Awareness(new AwarenessUpdate(List.of()));

  private final Wire wire;
  private final House house;
  private final String ticket;
  private final Optional<DocumentName> document;
  private final Pending.Queue<byte[]> pending;
  private @Nullable Entrance entrance;
  private @Nullable Seat seat;

  YConnection(Wire wire, House house, Target.OneDocument target) {
    this.wire = wire;
    this.house = house;
    this.ticket = target.ticket();
    this.document = target.document();
    this.pending = new Pending(house.bounds()).new Queue<>();
  }

  @Override
  public void opened() {
    if (document.isEmpty()) {
      wire.close(Ending.DELETED);
      return;
    }
    var loop = wire.channel().eventLoop();
    entrance = new Entrance(house.admission(), loop, document.orElseThrow(), this);
    entrance.show(ticket);
    Later.run(loop, house.bounds().patience(), this::loseTemper);
  }

  private void loseTemper() {
    if (seat == null) wire.close(Ending.OVERLOAD);
  }

  @Override
  public void admitted(Grant grant) {
    wire.trusted();
    var name = document.orElseThrow();
    seat = house.rooms().join(name, grant, DIALECT, this);
    try {
      while (!pending.isEmpty()) hear(seat, pending.take());
    } catch (MalformedUpdate malformed) {
      wire.close(Ending.of(malformed));
    }
  }

  @Override
  public void renewed(Grant grant) {
    become(grant.role()); // not that there was a second ticket in the URL
  }

  @Override
  public void become(Role role) {
    if (seat != null) seat.become(role);
  }

  @Override
  public void turnedAway(Ending ending) {
    wire.close(ending);
  }

  @Override
  public void received(byte[] message) {
    if (seat != null) hear(seat, message);
    else if (!pending.add(message, message.length)) wire.close(Ending.OVERLOAD);
  }

  private static void hear(Seat seat, byte[] message) {
    switch (YFrame.read(message)) {
      case YFrame.Sync(var sync) -> seat.hear(sync);
      case YFrame.Awareness(var update) -> seat.hear(update);
      case YFrame.QueryAwareness() -> seat.tellPresence();
      case YFrame.Denied _ -> throw new MalformedUpdate(Flaw.UNKNOWN_TAG, 0);
    }
  }

  @Override
  public void writable() {
    if (seat != null) seat.catchUp();
  }

  @Override
  public void heartbeat() {
    try (var frame = YDialect.frame(NOBODY)) {
      wire.send(frame);
    }
  }

  @Override
  public void closed() {
    pending.clear();
    if (entrance != null) entrance.close();
    if (seat != null) seat.leave();
  }

  @Override
  public void send(Frame frame) {
    wire.send(frame);
  }

  @Override
  public boolean isWritable() {
    return wire.channel().isWritable();
  }

  @Override
  public void read(boolean whether) {
    wire.read(whether);
  }

  @Override
  public void end(Ending ending) {
    wire.close(ending);
  }
}
