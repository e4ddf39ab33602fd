package org.lockstep.realtime.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.hocuspocus.Address;
import org.lockstep.realtime.hocuspocus.Body;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.room.Frame;
import org.lockstep.realtime.room.Outlet;
import org.lockstep.realtime.room.Seat;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.MalformedUpdate;

/// One document on a socket that may carry many. What the client says before its ticket was found
/// good waits. For the socket's event loop, but for what a room calls.
final class Attachment implements Outlet, Entrance.Guest {
  private static final Body NOBODY = new Body.Awareness(new AwarenessUpdate(List.of()));

  private final HocuspocusConnection connection;
  private final House house;
  private final HocuspocusDialect dialect;
  private final Pending.Queue<Body> pending;
  private @Nullable Entrance entrance; // once a ticket was shown
  private @Nullable Seat seat; // once it was found good
  private boolean isHolding;
  private volatile boolean isDetached;

  Attachment(
      HocuspocusConnection connection, House house, Address address, Pending.Queue<Body> pending) {
    this.connection = connection;
    this.house = house;
    this.dialect = new HocuspocusDialect(address);
    this.pending = pending;
    Later.run(connection.wire().channel().eventLoop(), house.bounds().patience(), this::loseTemper);
  }

  private void loseTemper() {
    if (isDetached || isOpen()) return;
    if (entrance != null) tell(new Body.Denied(Ending.OVERLOAD.reason()));
    leave(); // without a ticket it is what came after an earlier refusal
  }

  Address address() {
    return dialect.address();
  }

  /// Whether the client is in the document's room.
  boolean isOpen() {
    return seat != null;
  }

  void received(Body body, int length) {
    switch (body) {
      case Body.Token(var ticket, _) -> show(ticket);
      case Body.Left() -> leave();
      case Body.Sync _,
          Body.SyncReply _,
          Body.Awareness _,
          Body.QueryAwareness _,
          Body.Stateless _ ->
          hearOrKeep(body, length);
      case Body.BroadcastStateless _,
          Body.TokenWanted _,
          Body.Denied _,
          Body.Admitted _,
          Body.Closed _,
          Body.SyncStatus _ ->
          throw new MalformedUpdate(Flaw.UNKNOWN_TAG, 0); // a client says no such thing
    }
  }

  private void show(String ticket) {
    try {
      var name = DocumentName.parse(address().document());
      if (entrance == null) {
        var loop = connection.wire().channel().eventLoop();
        entrance = new Entrance(house.admission(), loop, name, this);
      }
      entrance.show(ticket);
    } catch (IllegalArgumentException noName) {
      turnedAway(Ending.DELETED);
    }
  }

  private void hearOrKeep(Body body, int length) {
    if (seat != null) hear(seat, body);
    else if (!pending.add(body, length)) connection.wire().close(Ending.OVERLOAD);
  }

  private static void hear(Seat seat, Body body) {
    switch (body) {
      case Body.Sync(var message) -> seat.hear(message);
      case Body.SyncReply(var message) -> seat.hear(message);
      case Body.Awareness(var update) -> seat.hear(update);
      case Body.QueryAwareness() -> seat.tellPresence();
      default -> {} // a text of the application, which nobody here waits for
    }
  }

  @Override
  public void admitted(Grant grant) {
    connection.wire().trusted();
    tell(HocuspocusDialect.admitted(grant.role()));
    var name = DocumentName.parse(address().document());
    seat = house.rooms().join(name, grant, dialect, this);
    try {
      while (!pending.isEmpty()) hear(seat, pending.take());
    } catch (MalformedUpdate malformed) {
      connection.wire().close(Ending.of(malformed));
    }
  }

  /// A provider of version 2 leaves without a word, and begins anew on the same socket: so it is
  /// told what anybody is told who comes.
  @Override
  public void renewed(Grant grant) {
    tell(HocuspocusDialect.admitted(grant.role()));
    if (seat == null) return;
    seat.become(grant.role());
    seat.tellPresence();
  }

  @Override
  public void become(Role role) {
    if (seat != null) seat.become(role);
  }

  @Override
  public void turnedAway(Ending ending) {
    boolean wasOpen = isOpen();
    tell(new Body.Denied(ending.reason()));
    if (wasOpen) tell(new Body.Closed(ending.reason()));
    leave();
  }

  private void tell(Body body) {
    connection.send(dialect.frame(body));
  }

  private void leave() {
    detach();
    connection.forget(this);
  }

  /// Nothing more is said to the client about this document.
  void detach() {
    isDetached = true;
    pending.clear();
    hold(false);
    if (entrance != null) entrance.close();
    if (seat != null) seat.leave();
  }

  private void hold(boolean whether) {
    if (isHolding == whether) return;
    isHolding = whether;
    connection.hold(whether ? 1 : -1);
  }

  void writable() {
    if (seat != null) seat.catchUp();
  }

  void heartbeat() {
    tell(NOBODY);
  }

  // From here on: any thread.

  @Override
  public void send(Frame frame) {
    if (!isDetached) connection.wire().send(frame);
  }

  @Override
  public boolean isWritable() {
    return connection.wire().channel().isWritable();
  }

  @Override
  public void read(boolean whether) {
    inLoop(() -> hold(!whether && !isDetached));
  }

  @Override
  public void end(Ending ending) {
    inLoop(() -> endHere(ending));
  }

  private void endHere(Ending ending) {
    switch (ending) {
      case UNAUTHORIZED, FORBIDDEN, DELETED, MISMATCH, TOO_MANY -> {
        if (!isDetached) turnedAway(ending);
      }
      case LEFT, STOPPING, MALFORMED, TOO_BIG, FAULT, OVERLOAD, TIMEOUT ->
          connection.wire().close(ending);
    }
  }

  private void inLoop(Runnable task) {
    connection.wire().channel().eventLoop().execute(task);
  }
}
