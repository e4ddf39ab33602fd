package org.lockstep.domain.id;

/// The id of a share.
public record ShareId(String value) {
  /// @throws IllegalArgumentException if `value` has not the form of an id
  public ShareId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
