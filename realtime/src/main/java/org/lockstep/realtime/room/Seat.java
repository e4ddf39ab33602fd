package org.lockstep.realtime.room;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.awareness.Socket;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.MalformedUpdate;
import org.lockstep.yjs.YUpdate;

/// Somebody's place in a room: what a front end says to it, and through which the room answers.
/// The public methods may be called from any thread; what one thread says is heard in its order.
public final class Seat {
  private final Room room;
  private final Visitor visitor;
  private final Dialect dialect;
  private final Outlet outlet;
  private final AtomicLong unacknowledged = new AtomicLong();
  private final AtomicBoolean left = new AtomicBoolean();

  // The room's loop alone reads and writes these.
  private Role role;
  private @Nullable Socket socket;
  private long behindFrom = -1;
  private long behindSince;
  private long behindBytes;
  private int refusedForNow;
  private boolean isAskedAgain;
  private byte @Nullable [] answerToThat;

  Seat(Room room, Grant grant, Dialect dialect, Outlet outlet) {
    this.room = room;
    this.visitor = new Visitor(grant.account(), grant.device());
    this.role = grant.role();
    this.dialect = dialect;
    this.outlet = outlet;
  }

  /// The client says a step of the exchange.
  ///
  /// @throws org.lockstep.yjs.MalformedUpdate if it holds an update that is none; the
  /// room has heard nothing
  public void hear(SyncMessage message) {
    switch (message) {
      case SyncMessage.Step1(var known) -> room.execute(session -> session.answer(this, known));
      case SyncMessage.Step2(var update) -> change(update, true);
      case SyncMessage.Update(var update) -> change(update, false);
    }
  }

  private void change(byte[] update, boolean isAnswer) {
    int parts = YUpdate.validate(update).parts();
    if (parts > Parts.MOST) throw new MalformedUpdate(Flaw.TOO_MANY, update.length);
    if (unacknowledged.addAndGet(update.length) > room.bounds().unacknowledgedBytes()) {
      outlet.read(false);
    }
    room.execute(session -> session.change(this, update, parts, isAnswer));
  }

  /// The client says who is there.
  public void hear(AwarenessUpdate update) {
    room.execute(session -> session.hear(this, update));
  }

  /// The client asks who is there.
  public void tellPresence() {
    room.execute(session -> session.tellPresence(this));
  }

  /// There is room in the socket again.
  public void catchUp() {
    room.execute(session -> session.catchUp(this));
  }

  /// The client may do more or less than before.
  public void become(Role newRole) {
    room.execute(session -> session.become(this, newRole));
  }

  /// The connection has ended. Everything after this is ignored.
  public void leave() {
    if (!left.getAndSet(true)) room.leave(this);
  }

  // From here on: the room's loop.

  boolean hasLeft() {
    return left.get();
  }

  Visitor visitor() {
    return visitor;
  }

  Dialect dialect() {
    return dialect;
  }

  Outlet outlet() {
    return outlet;
  }

  Role role() {
    return role;
  }

  void role(Role newRole) {
    role = newRole;
  }

  Socket socket() {
    if (socket == null) throw new IllegalStateException("not seated yet");
    return socket;
  }

  void socket(Socket newSocket) {
    socket = newSocket;
  }

  void send(RoomMessage message) {
    dialect
        .encode(message)
        .ifPresent(
            frame -> {
              try (frame) {
                outlet.send(frame);
              }
            });
  }

  /// One change has got its answer.
  void acknowledged(byte[] update) {
    long bound = room.bounds().unacknowledgedBytes();
    long left = unacknowledged.addAndGet(-update.length);
    if (left <= bound && left + update.length > bound) outlet.read(true);
  }

  /// A change was refused that the client still has, and is asked for again at the thaw.
  void refusedForNow(byte[] update) {
    if (update != answerToThat) refusedForNow++;
    answerToThat = null;
  }

  /// It was asked for everything that the document lacks.
  void askedAgain() {
    isAskedAgain = true;
  }

  /// It answers.
  void answers(byte[] update) {
    if (isAskedAgain) answerToThat = update;
    isAskedAgain = false;
  }

  /// How many acknowledgements a change is worth: one, and the answer to the question at a thaw as
  /// many as it brings changes that were refused before. Hocuspocus' clients count them.
  int acknowledgements(byte[] update) {
    if (update != answerToThat) return 1;
    answerToThat = null;
    int owed = refusedForNow;
    refusedForNow = 0;
    return owed;
  }

  boolean isBehind() {
    return behindFrom >= 0;
  }

  /// The number of the first change that it missed.
  long behindFrom() {
    return behindFrom;
  }

  /// It misses a change.
  void miss(long number, int bytes, long nanos) {
    if (!isBehind()) {
      behindFrom = number;
      behindSince = nanos;
    }
    behindBytes += bytes;
  }

  boolean isTooFarBehind(long nanos) {
    var bounds = room.bounds();
    return isBehind()
        && (behindBytes > bounds.behindBytes()
            || nanos - behindSince >= bounds.behindTime().toNanos());
  }

  void hasCaughtUp() {
    behindFrom = -1;
    behindBytes = 0;
  }
}
