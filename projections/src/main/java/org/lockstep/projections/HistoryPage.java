package org.lockstep.projections;

import java.util.List;
import org.lockstep.storage.journal.StoredEvent;

/// A page of the history that concerns a share.
///
/// Whoever has taken in all pages up to `complete` holds, without gaps in any stream, every event
/// up to there of the share and of each account that bore on its custody by then.
///
/// @param events in the order of the history. An account that comes to bear on the share brings its
///     earlier events along, so some may lie before events of earlier pages
/// @param complete the position up to which nothing is missing: where the next page begins
/// @param more whether a further page follows now
public record HistoryPage(List<StoredEvent> events, long complete, boolean more) {
  /// Copies the list.
  public HistoryPage {
    events = List.copyOf(events);
  }
}
