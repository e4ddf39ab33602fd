package org.lockstep.wire.event;

import java.io.Serial;

/// Stored bytes that give no event. Its message never holds a value of the payload.
public abstract sealed class UnreadableEvent extends RuntimeException
    permits UnknownEvent, MalformedEvent, PersonalRefused {
  @Serial private static final long serialVersionUID = 1;

  private final String type;
  private final int revision;

  UnreadableEvent(String message, String type, int revision, Throwable cause) {
    super(message + ": " + type + "/" + revision, cause);
    this.type = type;
    this.revision = revision;
  }

  UnreadableEvent(String message, String type, int revision) {
    super(message + ": " + type + "/" + revision);
    this.type = type;
    this.revision = revision;
  }

  /// The name that it was stored under.
  public String type() {
    return type;
  }

  /// The revision that it was stored under.
  public int revision() {
    return revision;
  }
}
