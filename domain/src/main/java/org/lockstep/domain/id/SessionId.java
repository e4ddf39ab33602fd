package org.lockstep.domain.id;

/// Names a web session: the ephemeral keys that a browser made.
///
/// @param value 26 characters, see [IdText]
public record SessionId(String value) {
  /// Refuses what has not the form of an id with an [IllegalArgumentException].
  public SessionId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
