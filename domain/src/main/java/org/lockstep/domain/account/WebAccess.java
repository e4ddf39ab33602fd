package org.lockstep.domain.account;

import java.util.HashMap;
import java.util.Map;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.SessionId;

/// Access from browsers, as it stands.
///
/// @param on whether sessions may be approved
/// @param sessions those that were approved and have not ended
public record WebAccess(boolean on, Map<SessionId, Session> sessions) {
  /// That of a new account: off.
  public static final WebAccess OFF = new WebAccess(false, Map.of());

  /// Copies the map.
  public WebAccess {
    sessions = Map.copyOf(sessions);
  }

  /// An approved session.
  ///
  /// @param held of each category that it was handed, the newest epoch
  public record Session(WebApproval approval, DeviceId approvedBy, Map<Category, Integer> held) {
    /// Copies the map.
    public Session {
      held = Map.copyOf(held);
    }

    boolean holds(Category category, int epoch) {
      return held.getOrDefault(category, 0) == epoch;
    }

    Session handed(Category category, int epoch) {
      var now = new HashMap<>(held);
      now.put(category, epoch);
      return new Session(approval, approvedBy, now);
    }
  }

  WebAccess turned(boolean nowOn) {
    return new WebAccess(nowOn, sessions);
  }

  WebAccess with(WebApproval approval, DeviceId approvedBy) {
    var now = new HashMap<>(sessions);
    now.put(approval.session(), new Session(approval, approvedBy, Map.of()));
    return new WebAccess(on, now);
  }

  /// Of a session that is not there nothing changes: an evolution accepts what was recorded.
  WebAccess handed(SessionId session, Category category, int epoch) {
    var now = new HashMap<>(sessions);
    now.computeIfPresent(session, (_, known) -> known.handed(category, epoch));
    return new WebAccess(on, now);
  }

  WebAccess without(SessionId session) {
    var now = new HashMap<>(sessions);
    now.remove(session);
    return new WebAccess(on, now);
  }
}
