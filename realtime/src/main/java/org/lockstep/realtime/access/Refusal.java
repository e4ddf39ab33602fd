package org.lockstep.realtime.access;

/// Why a document stays closed.
public enum Refusal {
  /// The ticket is unknown, expired, or of a device or a collaboration that has ended: another
  /// one could help.
  UNAUTHORIZED,
  /// The ticket is good, but not for this document: another one of the same person does not help.
  FORBIDDEN,
  /// The document or its share was deleted.
  DELETED
}
