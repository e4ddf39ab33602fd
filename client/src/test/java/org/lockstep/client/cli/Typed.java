package org.lockstep.client.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.cli.terminal.Person;
import org.lockstep.client.cli.terminal.Terminal;

/// What came of a typed command line.
record Typed(int code, String out, String err) {
  /// Typed where nobody watches, in an empty environment.
  static Typed of(String... arguments) {
    return in(Map.of(), Optional.empty(), arguments);
  }

  static Typed in(Map<String, String> environment, Optional<Person> person, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), person, environment);
    int code = LockstepCommand.run(terminal, arguments);
    return new Typed(code, out.toString(), err.toString());
  }
}
