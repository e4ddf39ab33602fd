package org.lockstep.domain.id;

/// The id of a device.
public record DeviceId(String value) {
  /// @throws IllegalArgumentException if `value` has not the form of an id
  public DeviceId {
    IdText.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
