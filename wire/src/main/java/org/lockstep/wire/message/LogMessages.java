package org.lockstep.wire.message;

import java.util.List;
import org.lockstep.wire.event.LoggedEvent;

/// Messages of whoever reads events to check them against the log.
public final class LogMessages {
  private LogMessages() {}

  /// `GET /v1/audit/events?from=`: the whole history, for an auditor.
  ///
  /// @param events from the position that was asked for, without gaps
  /// @param next the position to go on from; the head where nothing follows now
  /// @param head the number of events recorded so far
  /// @param signed how many of them the served checkpoint covers
  public record LoggedEvents(List<LoggedEvent> events, long next, long head, long signed) {
    /// Copies the list.
    public LoggedEvents {
      events = List.copyOf(events);
    }
  }

  /// `GET /v1/account/events?after=`: what happened to the calling account, with what shows which
  /// of its devices ordered it.
  ///
  /// @param events in the order of the history, as pages of the account's history have them
  /// @param complete up to which position nothing is missing
  /// @param more whether a further page follows after `complete`
  /// @param signed how many events of the whole history the served checkpoint covers
  public record AccountEvents(List<LoggedEvent> events, long complete, boolean more, long signed) {
    /// Copies the list.
    public AccountEvents {
      events = List.copyOf(events);
    }
  }

  /// `GET /v1/shares/{id}/events?after=`: what concerns a share, for its participants; and
  /// `GET /v1/shares/{id}/items/events?after=`: what happened to its items, deleted ones included.
  ///
  /// @param events in the order of the history, as pages of the share's history have them
  /// @param complete up to which position nothing is missing
  /// @param more whether a further page follows after `complete`
  /// @param signed how many events of the whole history the served checkpoint covers
  public record ShareEvents(List<LoggedEvent> events, long complete, boolean more, long signed) {
    /// Copies the list.
    public ShareEvents {
      events = List.copyOf(events);
    }
  }
}
