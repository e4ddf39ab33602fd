package org.lockstep.storage.updates;

import java.security.SecureRandom;
import java.util.HexFormat;

/// One life of a log: what is deleted and made anew under the same name has another.
///
/// @param value 16 random bytes in lower-case hexadecimal
public record Incarnation(String value) {
  private static final int BYTES = 16;

  /// @throws IllegalArgumentException if `value` has not that form
  public Incarnation {
    boolean isLong = value.length() == 2 * BYTES;
    if (!isLong || !value.chars().allMatch(Incarnation::isLowerHex)) {
      throw new IllegalArgumentException("not an incarnation");
    }
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /// A fresh one.
  public static Incarnation random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Incarnation(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return value;
  }
}
