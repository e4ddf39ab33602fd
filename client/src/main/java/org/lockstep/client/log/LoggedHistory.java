package org.lockstep.client.log;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.lockstep.audit.log.LogFault;
import org.lockstep.audit.log.LogView;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.domain.Bytes;
import org.lockstep.wire.event.EventRecordRefused;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.message.LogMessages.LoggedEvents;

/// The whole history, as the server shows it to an auditor (R103), each event held against the log:
/// what is handed on is what the log's key signed for, payload and metadata included.
///
/// Memory is bounded whatever the length: a page of events and some tiles.
public final class LoggedHistory {
  private static final int PAGE = 1_000;

  private final ServerConnection server;

  /// The history of this server.
  public LoggedHistory(ServerConnection server) {
    this.server = server;
  }

  /// Hands on the events below `end`, in order.
  ///
  /// @param end at most the size of the log
  /// @throws TrustRefused at the first event that is not the one in the log
  /// @throws org.lockstep.client.failure.ProblemException if the account is no auditor
  public void forEach(LogView log, long end, Progress progress, Consumer<LoggedEvent> taking) {
    forEach(
        log,
        new Range(0, end),
        progress,
        logged -> {
          taking.accept(logged);
          return true;
        });
  }

  /// Positions of the history.
  ///
  /// @param end the position after the last one
  public record Range(long from, long end) {}

  /// Hands on the events of a range, in order, until one is not taken.
  ///
  /// @param range within the log
  /// @param taking whether it takes the event; false ends it
  /// @throws TrustRefused at the first event that is not the one in the log
  /// @throws org.lockstep.client.failure.ProblemException if the account is no auditor
  public void forEach(LogView log, Range range, Progress progress, Predicate<LoggedEvent> taking) {
    for (long next = range.from(); next < range.end(); ) {
      var page = page(next, range.end());
      for (var logged : page.events()) {
        requireLogged(logged, next++, log);
        if (!taking.test(logged)) return;
      }
      progress.moved(next, range.end());
    }
  }

  private LoggedEvents page(long from, long end) {
    long limit = Math.min(PAGE, end - from);
    var page = server.get("/v1/audit/events?from=" + from + "&limit=" + limit, LoggedEvents.class);
    if (page.events().isEmpty() || page.events().size() > limit) {
      throw new ServerMisbehaved("a history that does not go on");
    }
    return page;
  }

  private static void requireLogged(LoggedEvent logged, long position, LogView log) {
    if (logged.event().position() != position) {
      throw new ServerMisbehaved("events that do not follow each other");
    }
    if (!isLeaf(logged, log)) {
      throw new TrustRefused(new Breach.LogWrong(new LogFault.EventNotLogged(position)));
    }
  }

  private static boolean isLeaf(LoggedEvent logged, LogView log) {
    try {
      var shown = logged.verifiedLeaf();
      var signed = log.leaf(logged.event().position());
      return Bytes.of(shown.bytes()).equals(Bytes.of(signed.bytes()));
    } catch (EventRecordRefused _) {
      return false;
    }
  }
}
