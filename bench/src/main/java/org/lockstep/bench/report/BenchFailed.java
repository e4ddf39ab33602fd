package org.lockstep.bench.report;

/// A measurement could not be made; the message is one line for a person.
public final class BenchFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// With this line.
  public BenchFailed(String line) {
    super(line);
  }

  /// With this line and what lies behind it.
  public BenchFailed(String line, Throwable cause) {
    super(line, cause);
  }
}
