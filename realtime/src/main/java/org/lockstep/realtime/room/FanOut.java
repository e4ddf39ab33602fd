package org.lockstep.realtime.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.AwarenessEntry;
import org.lockstep.yjs.AwarenessUpdate;

/// Tells everybody in a room what is new: all changes of a window as one, and of every client the
/// last presence. The more there are who hear it, the longer the window, since each message costs
/// as much as there are sockets. Those who speak the same dialect share the bytes. For the loop
/// alone.
final class FanOut {
  private final Loop loop;
  private final RoomBounds bounds;
  private final Traffic traffic;
  private final Set<Seat> seats;
  private final Missed missed = new Missed();
  private final List<byte[]> updates = new ArrayList<>();
  private int changes;
  private final Map<Long, AwarenessEntry> presence = new LinkedHashMap<>();
  private boolean isArmed;

  FanOut(Loop loop, RoomBounds bounds, Traffic traffic, Set<Seat> seats) {
    this.loop = loop;
    this.bounds = bounds;
    this.traffic = traffic;
    this.seats = seats;
  }

  /// Some changes are new, as one update.
  void tell(byte[] update, int count) {
    updates.add(update);
    changes += count;
    if (window().isZero()) flush();
    else arm();
  }

  private Duration window() {
    return bounds.windowFor(seats.size());
  }

  /// Presence is new.
  void tell(List<AwarenessEntry> news) {
    if (news.isEmpty()) return;
    news.forEach(entry -> presence.put(entry.client(), entry));
    arm();
  }

  private void arm() {
    if (isArmed) return;
    isArmed = true;
    var window = window();
    if (window.isZero()) loop.together(this::flush);
    else loop.schedule(this::flush, window);
  }

  private void flush() {
    isArmed = false;
    if (!updates.isEmpty()) flushUpdates();
    if (!presence.isEmpty()) flushPresence();
  }

  private void flushUpdates() {
    var update = Missed.merged(updates);
    int behind = 0;
    var receivers = new ArrayList<Seat>(seats.size());
    for (var seat : seats) {
      if (!seat.isBehind() && seat.outlet().isWritable()) receivers.add(seat);
      else behind += 1;
    }
    boolean isMissed = behind > 0;
    if (isMissed) missEverywhere(update);
    missed.add(update, isMissed);
    broadcast(receivers, new RoomMessage.Sync(new SyncMessage.Update(update)));
    traffic.delivered(changes, receivers.size(), behind, update.length);
    updates.clear();
    changes = 0;
    if (isMissed) endThoseTooFarBehind();
  }

  private void missEverywhere(byte[] update) {
    for (var seat : seats) {
      if (seat.isBehind() || !seat.outlet().isWritable()) {
        seat.miss(missed.next(), update.length, loop.nanos());
      }
    }
  }

  private void endThoseTooFarBehind() {
    for (var seat : List.copyOf(seats)) {
      if (seat.isTooFarBehind(loop.nanos())) seat.outlet().end(Ending.OVERLOAD);
    }
  }

  private void flushPresence() {
    var message = new RoomMessage.Presence(new AwarenessUpdate(List.copyOf(presence.values())));
    presence.clear();
    broadcast(
        seats.stream().filter(s -> !s.isBehind() && s.outlet().isWritable()).toList(), message);
  }

  private static void broadcast(List<Seat> receivers, RoomMessage message) {
    var frames = new HashMap<Dialect, Optional<Frame>>();
    try {
      for (var seat : receivers) {
        var dialect = seat.dialect();
        frames.computeIfAbsent(dialect, d -> d.encode(message)).ifPresent(seat.outlet()::send);
      }
    } finally {
      frames.values().forEach(frame -> frame.ifPresent(Frame::close));
    }
  }

  /// Sends what somebody has missed, as one.
  ///
  /// @return whether anything was
  boolean catchUp(Seat seat) {
    if (!seat.isBehind() || !seat.outlet().isWritable()) return false;
    var update = missed.since(seat.behindFrom());
    seat.hasCaughtUp();
    forget();
    seat.send(new RoomMessage.Sync(new SyncMessage.Update(update)));
    return true;
  }

  /// Nobody waits any more for what only this one waited for.
  void forget() {
    long slowest = missed.next();
    for (var seat : seats) {
      if (seat.isBehind()) slowest = Math.min(slowest, seat.behindFrom());
    }
    missed.forgetBefore(slowest);
  }
}
