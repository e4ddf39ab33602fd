package org.lockstep.audit.log;

import java.io.Serial;

/// What a log showed and must not be believed. Keep what was shown: it is evidence.
public final class LogRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient LogFault fault;

  /// Refuses for this reason.
  public LogRefused(LogFault fault) {
    super(fault.words());
    this.fault = fault;
  }

  /// What is wrong, and where.
  public LogFault fault() {
    return fault;
  }
}
