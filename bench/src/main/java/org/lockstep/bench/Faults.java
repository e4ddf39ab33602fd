package org.lockstep.bench;

import org.lockstep.bench.report.BenchFailed;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Tells what went wrong, on the error stream.
final class Faults {
  static final int FAILED = 1;
  static final int MISTAKE = 2;

  private Faults() {}

  static int mistake(ParameterException mistake, String[] arguments) {
    var command = mistake.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    command.getErr().printf("%s (see: %s --help)%n", mistake.getMessage(), name);
    return MISTAKE;
  }

  static int failure(Exception fault, CommandLine command, ParseResult parsed) {
    var err = command.getErr();
    if (fault instanceof BenchFailed) err.println("lockstep bench: " + fault.getMessage());
    else fault.printStackTrace(err);
    err.flush();
    return FAILED;
  }
}
