package org.lockstep.domain.id;

/// The id of a handle: a keyed digest of its text, so that the history does not name it.
public record HandleId(String value) {
  /// @throws IllegalArgumentException if `value` has not the form of an id
  public HandleId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
