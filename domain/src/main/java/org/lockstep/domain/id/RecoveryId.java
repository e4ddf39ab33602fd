package org.lockstep.domain.id;

/// Names a recovery: one attempt of a device that nobody trusts to come back into an account.
///
/// @param value 26 characters, see [IdText]
public record RecoveryId(String value) {
  /// Refuses what has not the form of an id with an [IllegalArgumentException].
  public RecoveryId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
