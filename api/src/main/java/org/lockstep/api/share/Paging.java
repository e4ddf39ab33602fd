package org.lockstep.api.share;

import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.Refused;

/// The bounds of a page.
public final class Paging {
  /// How many entries a page has unless the request says otherwise.
  public static final String DEFAULT_LIMIT = "100";

  private static final int MOST = 500;

  private Paging() {}

  /// The limit as it was asked for.
  ///
  /// @throws Refused if it is out of bounds
  public static int limit(int asked) {
    if (asked >= 1 && asked <= MOST) return asked;
    throw new Refused(new ParameterMalformed("limit", "1 to " + MOST));
  }
}
