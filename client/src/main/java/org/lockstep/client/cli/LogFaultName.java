package org.lockstep.client.cli;

import java.util.Locale;
import org.lockstep.audit.log.LogFault;

/// The name of a fault in JSON: `tile-wrong`, `forked`.
final class LogFaultName {
  private LogFaultName() {}

  static String of(LogFault fault) {
    return fault
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
