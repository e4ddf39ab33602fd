package org.lockstep.domain.id;

/// The id of an item in a share.
public record ItemId(String value) {
  /// @throws IllegalArgumentException if `value` has not the form of an id
  public ItemId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
