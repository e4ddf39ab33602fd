package org.lockstep.client.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Where a command writes and whom it asks.
///
/// @param out what was asked for
/// @param err everything else: problems, progress, notices
/// @param person empty where the program is not attached to a terminal
/// @param environment variables of the process
public record Terminal(
    PrintWriter out, PrintWriter err, Optional<Person> person, Map<String, String> environment) {
  /// Copies the environment.
  public Terminal {
    environment = Map.copyOf(environment);
  }

  /// The terminal that the process runs in.
  public static Terminal ofProcess() {
    return new Terminal(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).map(AtConsole::new),
        System.getenv());
  }

  private record AtConsole(Console console) implements Person {
    @Override
    public char[] secret(String question) {
      char[] answer = console.readPassword("%s", question);
      return answer == null ? new char[0] : answer;
    }

    @Override
    public String line(String question) {
      var answer = console.readLine("%s", question);
      return answer == null ? "" : answer;
    }
  }

  /// A variable of the environment, unless it is unset or empty.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /// Whether a person watches: progress is drawn only then.
  public boolean watched() {
    return person.isPresent();
  }

  /// Colours for a person, unless the person wants none (no-color.org).
  public Style style() {
    boolean dumb = variable("TERM").filter("dumb"::equals).isPresent();
    return watched() && !dumb && variable("NO_COLOR").isEmpty() ? Style.COLOURED : Style.PLAIN;
  }

  /// The same streams and environment for output that no person reads directly.
  public Terminal unwatched() {
    return new Terminal(out, err, Optional.empty(), environment);
  }

  /// The same, writing elsewhere.
  public Terminal writingTo(PrintWriter otherOut, PrintWriter otherErr) {
    return new Terminal(otherOut, otherErr, person, environment);
  }
}
