package org.lockstep.api.protection;

import org.lockstep.crypto.log.Commitment;
import org.lockstep.domain.Bytes;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.LoggedEvent;

/// Stored events as members are shown them: the payload as it is stored, with what is personal
/// sealed, and of the metadata its commitment alone, unless they are asked for.
public final class EventRecords {
  private EventRecords() {}

  /// With the metadata besides.
  public static LoggedEvent logged(StoredEvent stored) {
    return new LoggedEvent(of(stored), Bytes.of(stored.metadata()));
  }

  /// A stored event as members are shown it.
  public static EventRecord of(StoredEvent stored) {
    return new EventRecord(
        stored.position(),
        stored.recordedAt(),
        stored.streamType(),
        stored.streamId(),
        stored.streamSequence(),
        stored.type(),
        stored.revision(),
        stored.actor(),
        Bytes.of(stored.payload()),
        Bytes.of(Commitment.of(stored.salt(), stored.metadata()).bytes()),
        Bytes.of(stored.salt()),
        Bytes.of(stored.leafHash()));
  }
}
