package org.lockstep.client.cli;

import java.util.Locale;

/// Handles as people type them.
final class Handles {
  private Handles() {}

  /// As the server knows it: lower case, without an `@`.
  static String normalised(String handle) {
    String plain = handle.strip().toLowerCase(Locale.ROOT);
    return plain.startsWith("@") ? plain.substring(1) : plain;
  }
}
