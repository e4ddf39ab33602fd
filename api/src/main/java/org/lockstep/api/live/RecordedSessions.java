package org.lockstep.api.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.SessionEnd;
import org.lockstep.realtime.room.Sessions;
import org.lockstep.realtime.room.Visitor;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes into the history when people begin to work live on a share and when the last one has
/// left, with who was there; never what they type.
///
/// A session is of a share, whatever its documents are called and however many there are. It begins
/// with the first who may write (R63): who reads alone opens none. It ends when nobody has had a
/// document open for a while, so that a connection that comes and goes makes no history: at most
/// two events in each such while. The channel's loops only count; everything is written on another
/// thread, in the order in which it happened.
///
/// Safe for all threads.
final class RecordedSessions implements Sessions, AutoCloseable {
  /// How long nobody must have been there for a session to have ended.
  static final Duration GRACE = Duration.ofMinutes(1);

  /// So many visitors are named.
  static final int MOST_NAMED = 500;

  private static final Logger log = LoggerFactory.getLogger(RecordedSessions.class);

  private final SessionLog history;
  private final Turns turns;
  private final Map<ShareId, LiveSession> sessions = new HashMap<>();
  private boolean isClosed; // guarded by them

  RecordedSessions(SessionLog history, Turns turns) {
    this.history = history;
    this.turns = turns;
  }

  /// Ends what a server that failed has left open.
  void settle(List<ShareId> open) {
    for (var share : open) {
      write(it -> it.closed(share, List.of(), 0, SessionEnd.SERVER_FAILED));
      log.info("Ended the live session of share {} that was open when the server failed", share);
    }
  }

  @Override
  public void came(DocumentName document, Visitor visitor, Role role) {
    synchronized (sessions) {
      if (isClosed) return;
      var session = sessions.computeIfAbsent(document.share(), _ -> new LiveSession());
      session.came(actor(visitor));
      noteRole(document.share(), session, visitor, role);
    }
  }

  @Override
  public void became(DocumentName document, Visitor visitor, Role role) {
    synchronized (sessions) {
      var session = sessions.get(document.share());
      if (session != null && !isClosed) noteRole(document.share(), session, visitor, role);
    }
  }

  private void noteRole(ShareId share, LiveSession session, Visitor visitor, Role role) {
    if (!role.mayWrite() || session.isSession()) return;
    session.mayWrite(actor(visitor));
    turns.execute(() -> record(share));
  }

  @Override
  public void left(DocumentName document, Visitor visitor) {
    var share = document.share();
    synchronized (sessions) {
      if (isClosed) return; // told so already
      var session = sessions.get(share);
      if (session == null) throw new IllegalStateException("somebody left who never came");
      session.left();
      if (!session.isEmpty()) return;
      if (session.isSession()) {
        session.endsUnless(turns.schedule(() -> end(share, session), GRACE));
      } else {
        sessions.remove(share);
      }
    }
  }

  private void end(ShareId share, LiveSession session) {
    synchronized (sessions) {
      session.isOver(session.isEmpty());
    }
    record(share);
  }

  /// Writes what is not written yet.
  private void record(ShareId share) {
    for (var line : unwritten(share)) write(line);
  }

  private List<Consumer<SessionLog>> unwritten(ShareId share) {
    var lines = new ArrayList<Consumer<SessionLog>>();
    synchronized (sessions) {
      var session = sessions.get(share);
      if (session == null) return lines;
      opening(share, session, lines);
      if (session.isOver()) {
        sessions.remove(share);
        lines.add(closing(share, session, SessionEnd.EVERYBODY_LEFT));
      }
    }
    return lines;
  }

  private static void opening(
      ShareId share, LiveSession session, List<Consumer<SessionLog>> lines) {
    var opener = session.unrecordedOpener();
    if (opener != null) lines.add(it -> it.opened(share, opener));
  }

  private static Consumer<SessionLog> closing(ShareId share, LiveSession session, SessionEnd how) {
    var visitors = session.visitors(MOST_NAMED);
    return it -> it.closed(share, visitors.named(), visitors.unnamed(), how);
  }

  /// What cannot be written keeps nobody from working: the next start finds the session open.
  private void write(Consumer<SessionLog> line) {
    try {
      line.accept(history);
    } catch (StorageException | org.lockstep.api.problem.Refused fault) {
      log.error("Who worked live could not be recorded", fault);
    }
  }

  private static Actor actor(Visitor visitor) {
    return new Actor(visitor.account(), visitor.device());
  }

  /// Ends every session; call it when the channel is closed. Blocks.
  @Override
  public void close() {
    synchronized (sessions) {
      isClosed = true;
    }
    turns.close();
    var lines = new ArrayList<Consumer<SessionLog>>();
    synchronized (sessions) {
      sessions.forEach(
          (share, session) -> {
            opening(share, session, lines);
            lines.add(closing(share, session, SessionEnd.SERVER_STOPPED));
          });
      sessions.clear();
    }
    lines.forEach(this::write);
  }
}
