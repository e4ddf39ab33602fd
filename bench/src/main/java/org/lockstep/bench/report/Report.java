package org.lockstep.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// What a measurement prints: the command line that made it, the machine, and tables.
public final class Report {
  private final PrintStream out;
  private final List<String> arguments;

  /// @param arguments of the `bench` command, as they were typed
  public Report(PrintStream out, List<String> arguments) {
    this.out = out;
    this.arguments = List.copyOf(arguments);
  }

  /// Prints what made the tables that follow.
  ///
  /// @param directory where the files lie
  public void begin(Path directory) throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    var disk = Files.getFileStore(directory);
    note("Command: ./lockstep bench " + String.join(" ", arguments));
    note(
        "Machine: %d cores, %s %s %s, JDK %s"
            .formatted(
                system.getAvailableProcessors(),
                system.getName(),
                system.getVersion(),
                system.getArch(),
                Runtime.version()));
    note(
        String.format(
            Locale.ROOT,
            "Began:   %s, load average %.1f, files in %s on %s",
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            system.getSystemLoadAverage(),
            directory,
            disk.type()));
    if (disk.type().equals("tmpfs")) note("Nothing is durable there: name a disk by --directory.");
    note("");
  }

  /// Prints a line.
  public void note(String line) {
    out.println(line);
    out.flush();
  }

  /// Prints a table and an empty line.
  public void print(Table table) {
    table.lines().forEach(this::note);
    note("");
  }
}
