package org.lockstep.client.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.verdict.Explanation.Session;
import org.lockstep.client.verdict.Explanation.Visitor;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.ShareEvent.LiveSessionClosed;
import org.lockstep.domain.share.ShareEvent.LiveSessionOpened;

/// The live sessions of a share, from a history that was checked: each is opened before it is
/// closed, and one after the other.
final class LiveSessions {
  private final Map<AccountId, String> handles;
  private final List<Session> sessions = new ArrayList<>();

  private LiveSessions(Map<AccountId, String> handles) {
    this.handles = handles;
  }

  static List<Session> of(
      Iterable<Recorded<Event>> events, ShareId share, Map<AccountId, String> handles) {
    var found = new LiveSessions(handles);
    for (var recorded : events) {
      switch (recorded.event()) {
        case LiveSessionOpened e when e.share().equals(share) -> found.opened(e, recorded);
        case LiveSessionClosed e when e.share().equals(share) -> found.closed(e, recorded);
        default -> {} // a hundred other things happen
      }
    }
    return List.copyOf(found.sessions);
  }

  private void opened(LiveSessionOpened event, Recorded<Event> recorded) {
    var first = List.of(visitor(event.first()));
    sessions.add(
        new Session(
            recorded.position(), recorded.at(), Optional.empty(), first, 0, Optional.empty()));
  }

  private void closed(LiveSessionClosed event, Recorded<Event> recorded) {
    var open = sessions.removeLast();
    sessions.add(
        new Session(
            open.position(),
            open.opened(),
            Optional.of(recorded.at()),
            event.visitors().stream().map(this::visitor).toList(),
            event.unnamed(),
            Optional.of(event.end())));
  }

  private Visitor visitor(Actor actor) {
    var handle = Optional.ofNullable(handles.get(actor.account()));
    return new Visitor(actor.account(), handle, actor.device());
  }
}
