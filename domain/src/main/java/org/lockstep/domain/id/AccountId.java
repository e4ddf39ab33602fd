package org.lockstep.domain.id;

/// The id of an account.
public record AccountId(String value) {
  /// @throws IllegalArgumentException if `value` has not the form of an id
  public AccountId {
    IdText.check(value);
  }

  // Spelled out, though a record has it: maps by account are the inner loop of every replay, and
  // the generated form costs a third of its time.
  @Override
  public boolean equals(Object other) {
    return other instanceof AccountId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
