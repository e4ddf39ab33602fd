package org.lockstep.client.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command has, before or after its name.
final class GlobalOptions {
  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object on standard output, or on standard error if it failed.")
  boolean json;

  @Option(
      names = "--server",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "The server. Else LOCKSTEP_SERVER, else the one this home remembers,"
              + " else http://127.0.0.1:8420.")
  @Nullable URI server;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Where this device's keys live, readable by you alone. Else LOCKSTEP_HOME,"
              + " else ~/.lockstep.")
  @Nullable Path home;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "No confirmations and no progress; only what was asked for, and problems.")
  boolean quiet;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "With a failure, print where it happened.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this page.")
  boolean help;
}
