package org.lockstep.api.problem;

import java.util.Locale;
import java.util.regex.Pattern;

/// The simple name of a class as lower-case words with hyphens.
final class Kebab {
  private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private Kebab() {}

  static String of(Class<?> type) {
    return WORD.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
