package org.lockstep.bench.report;

import java.lang.management.ManagementFactory;

/// Time that cores spent on this process: on a busy machine it tells more than the time on the
// wall.
public final class ProcessorTime {
  private ProcessorTime() {}

  /// Of all threads together, the collector's and the compiler's included, in nanoseconds.
  ///
  /// @throws BenchFailed if this platform does not tell it
  public static long ofAll() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof com.sun.management.OperatingSystemMXBean precise) {
      return precise.getProcessCpuTime();
    }
    throw new BenchFailed("this platform does not tell its processor time");
  }
}
