package org.lockstep.wire.event;

import java.io.Serial;

/// A personal text whose subject has a key that does not open it: it was altered, moved from
/// another field or event, or sealed under another key.
public final class PersonalRefused extends UnreadableEvent {
  @Serial private static final long serialVersionUID = 1;

  private final String path;

  PersonalRefused(String type, int revision, String path, Throwable cause) {
    super("the personal text at " + path + " does not open", type, revision, cause);
    this.path = path;
  }

  PersonalRefused(String type, int revision, String path) {
    super("the personal text at " + path + " is sealed under another key", type, revision);
    this.path = path;
  }

  /// The JSON pointer of the field.
  public String path() {
    return path;
  }
}
