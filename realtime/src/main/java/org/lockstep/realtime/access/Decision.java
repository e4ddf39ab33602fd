package org.lockstep.realtime.access;

/// Whether a ticket opens a document.
public sealed interface Decision {

  /// It does.
  record Granted(Grant grant) implements Decision {}

  /// It does not.
  record Refused(Refusal reason) implements Decision {}
}
