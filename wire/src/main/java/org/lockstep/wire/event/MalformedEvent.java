package org.lockstep.wire.event;

import java.io.Serial;

/// A payload that has not the form of its name and revision.
public final class MalformedEvent extends UnreadableEvent {
  @Serial private static final long serialVersionUID = 1;

  private static final String MESSAGE = "the payload has not the form of its event";

  MalformedEvent(String type, int revision) {
    super(MESSAGE, type, revision);
  }

  MalformedEvent(String type, int revision, Throwable cause) {
    super(MESSAGE, type, revision, cause);
  }
}
