package org.lockstep.client.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.lockstep.audit.log.LogFault;
import org.lockstep.audit.log.LogView;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.log.LoggedHistory;
import org.lockstep.domain.Bytes;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.journal.StreamConflict;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.EventRecordRefused;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.event.PersonalKeys;
import org.lockstep.wire.event.UnreadableEvent;

/// Copies the history into a journal here, and nothing that the log's key did not sign for.
///
/// Besides what [LoggedHistory] verifies, each event must be the next of its stream, belong there
/// by what it says, and not be older than the one before. Confined to one thread.
final class VerifiedCopy {
  private static final int BATCH = 1_000;

  private final LoggedHistory history;
  private final Journal journal;
  private final EventCodec codec = new EventCodec(PersonalKeys.NONE);
  private final List<StoredEvent> waiting = new ArrayList<>();
  private Instant last = Instant.MIN;

  /// @param journal an empty one
  VerifiedCopy(LoggedHistory history, Journal journal) {
    this.history = history;
    this.journal = journal;
  }

  /// Goes on with the copy, until an event is not wanted.
  ///
  /// @param end the position after the last one, within the log
  /// @throws TrustRefused at an event that must not be believed
  /// @throws ServerMisbehaved at one that this version cannot read
  void to(long end, LogView log, Predicate<EventRecord> wanted, Progress progress) {
    var range = new LoggedHistory.Range(journal.head(), end);
    history.forEach(log, range, progress, logged -> isTaken(logged, wanted));
    flush();
  }

  private boolean isTaken(LoggedEvent logged, Predicate<EventRecord> wanted) {
    if (!wanted.test(logged.event())) return false;
    requireSound(logged.event());
    waiting.add(stored(logged));
    if (waiting.size() == BATCH) flush();
    return true;
  }

  private void requireSound(EventRecord event) {
    if (event.at().isBefore(last)) throw wrong(new LogFault.TimeFell(event.position()));
    last = event.at();
    try {
      event.decode(codec);
    } catch (EventRecordRefused _) {
      throw wrong(new LogFault.StreamBroken(event.position()));
    } catch (UnreadableEvent unknown) {
      throw new ServerMisbehaved(
          "event %d, %s, is of another version".formatted(event.position(), event.type()), unknown);
    }
  }

  private static StoredEvent stored(LoggedEvent logged) {
    var event = logged.event();
    var metadata =
        logged
            .metadata()
            .map(Bytes::toArray)
            .orElseThrow(
                () -> new ServerMisbehaved("it keeps back what ordered event " + event.position()));
    var appended =
        new NewEvent(
            event.streamType(),
            event.streamId(),
            event.streamSequence(),
            event.type(),
            event.revision(),
            event.at(),
            event.actor(),
            event.payload().toArray(),
            metadata);
    return new StoredEvent(
        event.position(), appended, event.salt().toArray(), event.leafHash().toArray());
  }

  private void flush() {
    try {
      journal.appendCopies(List.copyOf(waiting));
      waiting.clear();
    } catch (StreamConflict conflict) {
      throw wrong(new LogFault.StreamBroken(positionOf(conflict)));
    }
  }

  private long positionOf(StreamConflict conflict) {
    return waiting.stream()
        .filter(event -> event.streamId().equals(conflict.streamId()))
        .filter(event -> event.streamSequence() == conflict.sequence())
        .mapToLong(StoredEvent::position)
        .findFirst()
        .orElse(journal.head());
  }

  private static TrustRefused wrong(LogFault fault) {
    return new TrustRefused(new Breach.LogWrong(fault));
  }
}
