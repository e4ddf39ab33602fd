package org.lockstep.wire.message;

import java.io.Serial;

/// Bytes that are not the message which is expected. Its texts quote nothing of them.
public final class MalformedMessage extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String place;
  private final String fault;

  MalformedMessage(String place, String fault) {
    super(place.isEmpty() ? fault : fault + " at " + place, null, false, false);
    this.place = place;
    this.fault = fault;
  }

  /// A JSON pointer to the first fault (RFC 6901); empty for the body as a whole.
  public String place() {
    return place;
  }

  /// What is wrong, in a few words.
  public String fault() {
    return fault;
  }
}
