package org.lockstep.wire.event;

import java.io.Serial;

/// A name or revision that this version of the software does not know: a newer one may.
public final class UnknownEvent extends UnreadableEvent {
  @Serial private static final long serialVersionUID = 1;

  UnknownEvent(String type, int revision) {
    super("this version does not know the event", type, revision);
  }
}
