package org.lockstep.client.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `lockstep version`.
@Command(
    name = "version",
    header = "Print the version of this program.",
    description = "Prints the version of the program and of the Java that runs it.",
    footer = {"  lockstep version", "  lockstep version --json"})
final class VersionCommand implements Callable<Answer> {
  @Override
  public Answer call() {
    String version = Version.text();
    return Answer.result(
        Map.of("version", version), List.of("lockstep " + version + ", Java " + Runtime.version()));
  }
}
