package org.lockstep.domain.share;

/// What a participant may do (R63).
public enum Role {
  /// Manages participants, roles and links; there is one.
  OWNER,
  /// Reads and writes.
  EDITOR,
  /// Reads.
  VIEWER;

  /// Whether content and key operations are allowed.
  public boolean mayWrite() {
    return this != VIEWER;
  }
}
