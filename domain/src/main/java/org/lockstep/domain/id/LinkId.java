package org.lockstep.domain.id;

/// The id of an "anyone with the link" link.
public record LinkId(String value) {
  /// @throws IllegalArgumentException if `value` has not the form of an id
  public LinkId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
