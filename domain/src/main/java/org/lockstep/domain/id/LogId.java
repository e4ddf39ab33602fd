package org.lockstep.domain.id;

/// The id of a log, made from its origin.
public record LogId(String value) {
  /// @throws IllegalArgumentException if `value` has not the form of an id
  public LogId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
