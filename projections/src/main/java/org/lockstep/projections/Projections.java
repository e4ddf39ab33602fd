package org.lockstep.projections;

import java.util.List;

/// The projections that follow from the history alone: anybody who has the events builds the same
/// rows, whatever the server is set to. How long carried-out commands are remembered is such a
/// setting, so their list is none of them; sealed texts stay sealed in all.
public final class Projections {
  private static final List<String> NAMES =
      Collections.names().stream().filter(name -> !name.equals(Collections.ORDERS)).toList();

  private Projections() {}

  /// Their names.
  public static List<String> names() {
    return NAMES;
  }

  /// @throws IllegalArgumentException if there is no such projection
  static String require(String name) {
    if (NAMES.contains(name)) return name;
    throw new IllegalArgumentException("There is no projection " + name);
  }
}
