package org.lockstep.domain.id;

/// The id of an account.
public record AccountId(String value) {
  /// @throws IllegalArgumentException if `value` has not the form of an id
  public AccountId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
