package org.lockstep.client.account;

import java.util.Locale;

/// Handles as people type them.
final class Handle {
  private Handle() {}

  /// The form in which equal handles are equal: lower case, without an `@` in front.
  static String normalise(String typed) {
    var lower = typed.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("@") ? lower.substring(1) : lower;
  }
}
