package org.lockstep.domain.id;

/// The id of one use of a key of the vault.
public record UseId(String value) {
  /// @throws IllegalArgumentException if `value` has not the form of an id
  public UseId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
