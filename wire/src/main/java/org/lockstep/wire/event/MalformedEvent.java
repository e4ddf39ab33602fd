package org.lockstep.wire.event;

import java.io.Serial;

/// A payload that has not the form of its name and revision.
public final class MalformedEvent extends UnreadableEvent {
  @Serial private static final long serialVersionUID = 1;

  MalformedEvent(String type, int revision, Throwable cause) {
    super("the payload has not the form of its event", type, revision, cause);
  }
}
