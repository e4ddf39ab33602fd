package org.lockstep.realtime.room;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.realtime.store.LiveDocument;
import org.lockstep.realtime.store.Opened;
import org.lockstep.realtime.store.ShareKeyMissing;
import org.lockstep.realtime.store.TooManyDocuments;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.updates.IncarnationMismatch;

/// A document's life in memory: read from disk when somebody comes, forgotten when it was empty
/// for a while. What is said meanwhile waits.
final class Room {
  private final Rooms rooms;
  private final DocumentName name;
  private final GuardedLoop loop;
  private final List<Waiting> waiting = new ArrayList<>();
  private State state = State.UNLOADED;
  private @Nullable Session session; // while OPEN
  private @Nullable Shortening shortening; // while OPEN
  private @Nullable LiveDocument document; // until it is closed
  private Loop.@Nullable Timer idle;
  private @Nullable CompletableFuture<Void> shutDown;

  /// How many seats were given and not left; [Rooms] alone reads and writes it.
  private int reservations;

  private enum State {
    UNLOADED,
    LOADING,
    OPEN,
    CLOSING
  }

  /// What is done when the document is there, and who comes with it.
  private record Waiting(@Nullable Seat comes, Consumer<Session> task) {}

  Room(Rooms rooms, DocumentName name, Loop loop) {
    this.rooms = rooms;
    this.name = name;
    this.loop = new GuardedLoop(loop, this::fail);
  }

  DocumentName name() {
    return name;
  }

  RoomBounds bounds() {
    return rooms.bounds();
  }

  Sessions sessions() {
    return rooms.sessions();
  }

  /// Changes how many seats are taken, under the lock of [Rooms].
  ///
  /// @return how many are
  int reserve(int more) {
    reservations += more;
    return reservations;
  }

  /// Somebody comes.
  void join(Seat seat) {
    loop.execute(() -> admit(seat));
  }

  private void admit(Seat seat) {
    if (shutDown != null) {
      seat.outlet().end(Ending.STOPPING);
      return;
    }
    run(new Waiting(seat, session -> session.join(seat)));
    if (state == State.UNLOADED) load();
  }

  /// Does something with the document when it is there.
  void execute(Consumer<Session> task) {
    loop.execute(() -> run(new Waiting(null, task)));
  }

  private void run(Waiting next) {
    var here = session;
    if (here == null) {
      if (next.comes() != null || state != State.UNLOADED) waiting.add(next);
    } else if (next.comes() == null || !next.comes().hasLeft()) {
      next.task().accept(here);
      closeLater(here);
    }
  }

  /// Somebody has gone; called once for each.
  void leave(Seat seat) {
    loop.execute(
        () -> {
          rooms.release(this);
          if (session != null) run(new Waiting(null, here -> here.leave(seat)));
          if (state == State.UNLOADED) rooms.forgetIfUnused(this);
        });
  }

  private void load() {
    var first =
        waiting.stream().map(Waiting::comes).filter(s -> s != null && !s.hasLeft()).findAny();
    if (first.isEmpty()) {
      waiting.clear();
      rooms.forgetIfUnused(this);
      return;
    }
    state = State.LOADING;
    var device = first.orElseThrow().visitor().device();
    rooms.block(
        () -> {
          try {
            var opened = rooms.documents().open(name, device);
            loop.execute(() -> loaded(opened));
          } catch (RuntimeException fault) {
            loop.execute(() -> notLoaded(fault));
          }
        });
  }

  private void loaded(Opened opened) {
    state = State.OPEN;
    document = opened.document();
    session = new Session(this, loop, opened, rooms.traffic());
    shortening = new Shortening(rooms, loop, opened);
    rooms.traffic().loaded(name);
    if (shutDown == null) takeWaiting();
    else close();
  }

  private void takeWaiting() {
    var tasks = List.copyOf(waiting);
    waiting.clear();
    tasks.forEach(this::run);
    if (session != null) closeLater(session);
  }

  private void notLoaded(RuntimeException fault) {
    state = State.UNLOADED;
    var ending = endingOf(fault);
    if (ending == Ending.OVERLOAD || ending == Ending.FAULT) rooms.traffic().failed(fault);
    var tasks = List.copyOf(waiting);
    waiting.clear();
    for (var task : tasks) if (task.comes() != null) task.comes().outlet().end(ending);
    if (shutDown != null) shutDown.complete(null);
    rooms.forgetIfUnused(this);
  }

  private static Ending endingOf(Throwable fault) {
    return switch (fault) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          endingOf(wrapped.getCause());
      case ShareKeyMissing _ -> Ending.UNAUTHORIZED;
      case IncarnationMismatch _ -> Ending.MISMATCH;
      case TooManyDocuments _ -> Ending.TOO_MANY;
      case StorageException _ -> Ending.OVERLOAD;
      default -> Ending.FAULT;
    };
  }

  /// Ends what cannot go on: everybody is disconnected, and who comes back gets what is on disk.
  void fail(Throwable fault) {
    var ending = endingOf(fault);
    if (ending != Ending.MISMATCH) rooms.traffic().failed(fault);
    endAll(ending);
    close();
  }

  private void endAll(Ending ending) {
    var ended = session;
    if (ended == null) return;
    session = null; // nothing more is done with it, whatever comes of this
    for (var seat : List.copyOf(ended.seats())) seat.outlet().end(ending);
    ended.abandon();
  }

  private void closeLater(Session here) {
    if (idle != null || !here.isIdle()) return;
    idle = loop.schedule(this::closeIfIdle, bounds().idle());
  }

  private void closeIfIdle() {
    idle = null;
    var here = session;
    if (here == null || !here.isIdle()) return;
    if (shortening != null && shortening.isUnderway()) closeLater(here);
    else close();
  }

  /// Shortens the log if it has become long.
  void shortenIfDue(Content content) {
    if (shortening != null) shortening.runIfDue(content);
  }

  private void close() {
    var closing = document;
    if (closing == null || state == State.CLOSING) return;
    state = State.CLOSING;
    if (idle != null) idle.cancel();
    idle = null;
    session = null;
    shortening = null;
    closing.close();
    loop.execute(this::closed);
  }

  private void closed() {
    state = State.UNLOADED;
    document = null;
    rooms.traffic().unloaded(name);
    if (shutDown != null) shutDown.complete(null);
    else load();
  }

  /// Whether nobody may change the document now.
  boolean isFrozen() {
    return rooms.isFrozen(name.share());
  }

  /// Tells everybody that nothing is taken any more.
  ///
  /// @return done when nothing that was taken is on its way to the disk
  CompletableFuture<Void> freeze() {
    var settled = new CompletableFuture<Void>();
    loop.execute(
        () -> {
          if (session == null) settled.complete(null); // what waits will find it frozen
          else session.freeze(settled);
        });
    return settled;
  }

  /// Tells everybody that changes are taken again.
  void thaw() {
    execute(Session::thaw);
  }

  /// Ends everything; what was taken becomes durable.
  CompletableFuture<Void> shutDown() {
    var done = new CompletableFuture<Void>();
    loop.execute(
        () -> {
          shutDown = done;
          endAll(Ending.STOPPING);
          if (state == State.OPEN) close();
          else if (state == State.UNLOADED) done.complete(null);
        });
    return done;
  }
}
