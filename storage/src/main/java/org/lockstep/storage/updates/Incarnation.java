package org.lockstep.storage.updates;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// One life of a log: what is deleted and made anew under the same name has another.
///
/// @param value 16 random bytes in lower-case hexadecimal
public record Incarnation(String value) {
  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /// @throws IllegalArgumentException if `value` has not that form
  public Incarnation {
    if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not an incarnation");
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
