package org.lockstep.realtime.room;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lockstep.domain.id.ShareId;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.realtime.store.LiveDocuments;

/// All rooms. Documents that nobody has open take no memory here. Safe for all threads.
public final class Rooms {
  private final LiveDocuments documents;
  private final RoomBounds bounds;
  private final Supplier<Loop> loops;
  private final Executor blocking;
  private final Traffic traffic;
  private final Sessions sessions;
  private final ConcurrentMap<DocumentName, Room> rooms = new ConcurrentHashMap<>();
  private final Set<ShareId> frozen = ConcurrentHashMap.newKeySet();

  /// None yet.
  ///
  /// @param loops gives each new room the loop to which it belongs
  /// @param blocking does what has to wait for disks
  public Rooms(
      LiveDocuments documents,
      RoomBounds bounds,
      Supplier<Loop> loops,
      Executor blocking,
      Traffic traffic,
      Sessions sessions) {
    this.documents = documents;
    this.bounds = bounds;
    this.loops = loops;
    this.blocking = blocking;
    this.traffic = traffic;
    this.sessions = sessions;
  }

  /// Gives somebody a seat in a document's room. Whatever is wrong is told to the outlet, then or
  /// later. Whoever takes a seat leaves it once, also after its outlet was ended.
  public Seat join(DocumentName name, Grant grant, Dialect dialect, Outlet outlet) {
    var room = rooms.compute(name, (_, known) -> reserve(name, known));
    var seat = new Seat(room, grant, dialect, outlet);
    room.join(seat);
    return seat;
  }

  @SuppressWarnings("NullAway") // a map's computation gets null for what is not there
  private Room reserve(DocumentName name, Room known) {
    var room = known == null ? new Room(this, name, loops.get()) : known;
    room.reserve(1);
    return room;
  }

  /// A seat was left.
  void release(Room room) {
    rooms.computeIfPresent(
        room.name(),
        (_, known) -> {
          room.reserve(-1);
          return known;
        });
  }

  /// An unloaded room is not needed any more, unless somebody has taken a seat in it.
  void forgetIfUnused(Room room) {
    rooms.computeIfPresent(
        room.name(), (_, known) -> known == room && room.reserve(0) == 0 ? null : known);
  }

  /// How many documents are in memory or about to be.
  public int count() {
    return rooms.size();
  }

  /// Ends all rooms; done when everything that was taken is durable and closed.
  public CompletableFuture<Void> shutDown() {
    var endings = rooms.values().stream().map(Room::shutDown).toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(endings);
  }

  /// Lets nothing change a share's documents any more, and tells everybody who might: what comes
  /// from now on is refused and neither stored nor acknowledged. Changes nothing for who reads.
  ///
  /// @return done when everything that was taken before is durable and acknowledged, or has failed
  ///     and never will be: what the documents hold then is what they hold until [#thaw]
  public CompletableFuture<Void> freeze(ShareId share) {
    frozen.add(share); // first: what a room takes after its barrier would be missed
    return CompletableFuture.allOf(of(share).map(Room::freeze).toArray(CompletableFuture[]::new));
  }

  /// Lets changes in again, and asks everybody for what was refused meanwhile.
  public void thaw(ShareId share) {
    if (frozen.remove(share)) of(share).forEach(Room::thaw);
  }

  boolean isFrozen(ShareId share) {
    return frozen.contains(share);
  }

  private Stream<Room> of(ShareId share) {
    return rooms.values().stream().filter(room -> room.name().share().equals(share));
  }

  void block(Runnable task) {
    blocking.execute(task);
  }

  LiveDocuments documents() {
    return documents;
  }

  RoomBounds bounds() {
    return bounds;
  }

  Traffic traffic() {
    return traffic;
  }

  Sessions sessions() {
    return sessions;
  }
}
