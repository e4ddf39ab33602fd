package org.lockstep.api.protection;

import java.util.Optional;
import org.lockstep.audit.order.Wanted;
import org.lockstep.crypto.log.Commitment;
import org.lockstep.domain.Bytes;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.event.PersonalKeys;

/// Stored events as members are shown them: the payload as it is stored, with what is personal
/// sealed, and of the metadata its commitment alone, unless they are asked for.
public final class EventRecords {
  private static final EventCodec CODEC = new EventCodec(PersonalKeys.NONE);

  private EventRecords() {}

  /// With the metadata besides.
  public static LoggedEvent logged(StoredEvent stored) {
    return new LoggedEvent(of(stored), Optional.of(Bytes.of(stored.metadata())));
  }

  /// With the metadata besides where somebody else has to check who ordered it, and not otherwise:
  /// the digest of a body that a person's secret stands in is nobody's business.
  public static LoggedEvent attributed(StoredEvent stored) {
    boolean wanted =
        Wanted.of(CODEC.decode(stored.type(), stored.revision(), stored.payload())).isPresent();
    return wanted ? logged(stored) : new LoggedEvent(of(stored), Optional.empty());
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
