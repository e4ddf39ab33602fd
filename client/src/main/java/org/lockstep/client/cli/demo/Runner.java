package org.lockstep.client.cli.demo;

import java.util.List;

/// Runs one command line of `lockstep`, without the name of the program.
@FunctionalInterface
public interface Runner {
  /// Runs it to its end.
  Ran run(List<String> arguments);

  /// What came of it.
  ///
  /// @param json the answer as `--json` prints it; empty where it failed
  /// @param lines what a person reads, or what went wrong
  record Ran(int exitCode, String json, List<String> lines) {
    /// Copies the lines.
    public Ran {
      lines = List.copyOf(lines);
    }
  }
}
