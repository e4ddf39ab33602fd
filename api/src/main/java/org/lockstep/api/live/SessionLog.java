package org.lockstep.api.live;

import java.util.List;
import java.util.Map;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.problem.ApiProblem.ConcurrentChange;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.SessionEnd;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareFacts;

/// Where it is written down who worked live. Blocks until it is durable.
interface SessionLog {
  /// Somebody who may write works on a share, and nobody did before.
  void opened(ShareId share, Actor first);

  /// Nobody works on it any more.
  ///
  /// @param visitors nobody, if it is not known
  /// @param unnamed how many more devices were there
  void closed(ShareId share, List<Actor> visitors, int unnamed, SessionEnd end);

  /// The history.
  static SessionLog of(Commands commands) {
    return new History(commands);
  }

  /// By commands of the server's own.
  record History(Commands commands) implements SessionLog {
    private static final ShareFacts NO_FACTS = new ShareFacts(Map.of());
    private static final int ATTEMPTS = 10;

    @Override
    public void opened(ShareId share, Actor first) {
      send(new ShareCommand.RecordSessionOpened(share, first));
    }

    @Override
    public void closed(ShareId share, List<Actor> visitors, int unnamed, SessionEnd end) {
      send(new ShareCommand.RecordSessionClosed(share, visitors, unnamed, end));
    }

    /// Whatever else is recorded of the share comes before or after it.
    private void send(ShareCommand command) {
      for (int attempt = 1; ; attempt++) {
        try {
          commands.send(command, NO_FACTS);
          return;
        } catch (Refused refused) {
          boolean isRace = refused.reason() instanceof ConcurrentChange;
          if (!isRace || attempt == ATTEMPTS) throw refused;
        }
      }
    }
  }
}
