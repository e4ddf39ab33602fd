package org.lockstep.projections;

import org.lockstep.domain.Event;
import org.lockstep.domain.Moment;
import org.lockstep.domain.Recorded;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.EventCodec;

/// A stored event together with what it says.
record Decoded(StoredEvent stored, Event event) {
  static Decoded of(StoredEvent stored, EventCodec codec) {
    return new Decoded(stored, codec.decode(stored.type(), stored.revision(), stored.payload()));
  }

  long position() {
    return stored.position();
  }

  Moment moment() {
    return new Moment(stored.position(), stored.recordedAt());
  }

  Recorded<Event> recorded() {
    return new Recorded<>(stored.position(), stored.recordedAt(), event);
  }
}
