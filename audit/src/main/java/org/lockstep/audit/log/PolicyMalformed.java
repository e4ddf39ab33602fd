package org.lockstep.audit.log;

import java.io.Serial;

/// Says which line of a policy file is wrong.
public final class PolicyMalformed extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1;

  private final int line;

  PolicyMalformed(int line, String why) {
    super("line %d of the policy: %s".formatted(line, why));
    this.line = line;
  }

  /// The line, from 1; one past the last if something lacks.
  public int line() {
    return line;
  }
}
