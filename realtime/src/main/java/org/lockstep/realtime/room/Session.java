package org.lockstep.realtime.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.awareness.Awareness;
import org.lockstep.realtime.store.Opened;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.AwarenessEntry;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.StateVector;
import org.lockstep.yjs.YUpdate;

/// A room whose document is in memory. For the loop alone.
final class Session implements Appends.Listener {
  private static final int EXPIRIES_PER_SILENCE = 3;

  private final Room room;
  private final Loop loop;
  private final Traffic traffic;
  private final Content content;
  private final Awareness awareness;
  private final Appends appends;
  private final Parts parts;
  private final FanOut fanOut;
  private final Set<Seat> seats = new LinkedHashSet<>();
  private final List<CompletableFuture<Void>> settling = new ArrayList<>();
  private boolean isExpiring;
  private int underway;
  private long underwayBytes;

  Session(Room room, Loop loop, Opened opened, Traffic traffic) {
    this.room = room;
    this.loop = loop;
    this.traffic = traffic;
    this.content = new Content(opened, traffic, loop::nanos);
    this.awareness = new Awareness(room.bounds().awareness(), loop::nanos);
    this.parts = new Parts(content);
    this.appends = new Appends(loop, opened.document(), this);
    this.fanOut = new FanOut(loop, room.bounds(), traffic, seats);
  }

  /// Somebody comes, and sees who is there.
  void join(Seat seat) {
    seat.socket(awareness.join(seat.visitor().account()));
    seats.add(seat);
    room.sessions().came(room.name(), seat.visitor(), seat.role());
    if (!awareness.isEmpty()) seat.send(new RoomMessage.Presence(awareness.all()));
    tellIfFrozen(seat);
    expireLater();
  }

  /// Somebody has gone.
  void leave(Seat seat) {
    if (!seats.remove(seat)) return;
    fanOut.tell(awareness.leave(seat.socket()));
    fanOut.forget();
    room.sessions().left(room.name(), seat.visitor());
  }

  /// What the client lacks, all of it, and then what the server has, so that the client sends
  /// what the server lacks.
  void answer(Seat seat, StateVector known) {
    if (!seats.contains(seat)) return;
    say(seat, new SyncMessage.Step2(content.lackedBy(known)));
    say(seat, new SyncMessage.Step1(content.state()));
  }

  private static void say(Seat seat, SyncMessage message) {
    seat.send(new RoomMessage.Sync(message));
  }

  /// Somebody changes the document.
  ///
  /// @param more how many parts the change has
  /// @param isAnswer whether it is an answer to the server's question, which mostly adds nothing
  void change(Seat seat, byte[] update, int more, boolean isAnswer) {
    if (!seats.contains(seat)) return;
    if (isAnswer) seat.answers(update);
    boolean isNothing = isAnswer ? content.contains(update) : YUpdate.isEmpty(update);
    if (isNothing) {
      answerChange(seat, update, new RoomMessage.Applied());
    } else if (!seat.role().mayWrite()) {
      answerChange(seat, update, new RoomMessage.Refused());
    } else if (room.isFrozen()) {
      seat.refusedForNow(update);
      answerChange(seat, update, new RoomMessage.Refused());
    } else if (isTooMuch(update, more)) {
      seat.outlet().end(Ending.TOO_BIG);
    } else {
      underway++;
      underwayBytes += update.length;
      traffic.taken(update.length);
      appends.add(seat, update);
    }
  }

  /// Deletions count like everything else, in bytes and in parts.
  private boolean isTooMuch(byte[] update, int more) {
    long bytes = content.bytes() + appends.bytes() + update.length;
    return bytes > room.bounds().documentBytes() || !parts.take(more, bytes);
  }

  private static void answerChange(Seat seat, byte[] update, RoomMessage answer) {
    seat.acknowledged(update);
    int answers = answer instanceof RoomMessage.Applied ? seat.acknowledgements(update) : 1;
    for (int i = 0; i < answers; i++) seat.send(answer);
  }

  @Override
  public void durable(List<Appends.Append> changes, byte[] record, long sequence) {
    content.add(record, sequence);
    for (var change : changes) {
      var update = change.update();
      underway--;
      underwayBytes -= update.length;
      traffic.stored(update.length, loop.nanos() - change.begun());
      if (seats.contains(change.author())) {
        answerChange(change.author(), update, new RoomMessage.Applied());
      }
    }
    fanOut.tell(record, changes.size());
    if (appends.isEmpty()) settle();
    if (content.pending() >= room.bounds().foldUpdates()) content.fold();
    room.shortenIfDue(content);
  }

  @Override
  public void failed(Throwable fault) {
    room.fail(fault);
  }

  /// Somebody says who is there.
  void hear(Seat seat, AwarenessUpdate update) {
    if (seats.contains(seat)) fanOut.tell(awareness.hear(seat.socket(), update));
  }

  void tellPresence(Seat seat) {
    if (seats.contains(seat)) seat.send(new RoomMessage.Presence(awareness.all()));
  }

  void catchUp(Seat seat) {
    if (seats.contains(seat) && fanOut.catchUp(seat)) tellPresence(seat);
  }

  void become(Seat seat, Role role) {
    if (!seats.contains(seat)) return;
    if (seat.role() != role) {
      seat.role(role);
      room.sessions().became(room.name(), seat.visitor(), role);
      seat.send(new RoomMessage.RoleIs(role));
    }
    tellIfFrozen(seat);
  }

  private void tellIfFrozen(Seat seat) {
    if (room.isFrozen() && seat.role().mayWrite()) seat.send(new RoomMessage.Frozen());
  }

  /// Nothing more is taken from anybody; the room is frozen already.
  ///
  /// @param settled completed when nothing is on its way to the disk any more
  void freeze(CompletableFuture<Void> settled) {
    settling.add(settled);
    seats.forEach(this::tellIfFrozen);
    if (appends.isEmpty()) settle();
  }

  private void settle() {
    settling.forEach(settled -> settled.complete(null));
    settling.clear();
  }

  /// Who may write may again, and is asked for what was refused meanwhile.
  void thaw() {
    for (var seat : seats) {
      if (!seat.role().mayWrite()) continue;
      seat.send(new RoomMessage.RoleIs(seat.role()));
      seat.askedAgain();
      say(seat, new SyncMessage.Step1(content.state()));
    }
  }

  private void expireLater() {
    if (isExpiring) return;
    isExpiring = true;
    var silence = room.bounds().awareness().silence();
    loop.schedule(this::expire, Duration.ofNanos(silence.toNanos() / EXPIRIES_PER_SILENCE));
  }

  private void expire() {
    isExpiring = false;
    if (seats.isEmpty()) return;
    List<AwarenessEntry> gone = awareness.expire();
    fanOut.tell(gone);
    expireLater();
  }

  /// Everybody goes, and nobody is told.
  void abandon() {
    appends.abandon();
    traffic.abandoned(underway, underwayBytes);
    settle(); // what is still on its way is acknowledged to nobody
    seats.forEach(seat -> room.sessions().left(room.name(), seat.visitor()));
    seats.clear();
  }

  boolean isIdle() {
    return seats.isEmpty() && appends.isEmpty();
  }

  Content content() {
    return content;
  }

  Set<Seat> seats() {
    return seats;
  }
}
