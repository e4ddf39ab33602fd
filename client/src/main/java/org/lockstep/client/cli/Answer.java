package org.lockstep.client.cli;

import java.util.ArrayList;
import java.util.List;

/// What a command answers: the same thing for a program and for a person.
///
/// @param json a record or map that `--json` prints; its form is a contract that only grows
/// @param lines what a person reads
/// @param exitCode what the program ends with
/// @param confirmation whether the lines only confirm what was asked for, so that `--quiet` leaves
///     them out
record Answer(Object json, List<String> lines, ExitCode exitCode, boolean confirmation) {
  Answer {
    lines = List.copyOf(lines);
  }

  /// Something that was asked for.
  static Answer result(Object json, List<String> lines) {
    return new Answer(json, lines, ExitCode.DONE, false);
  }

  /// Something that was done.
  static Answer done(Object json, String... lines) {
    return new Answer(json, List.of(lines), ExitCode.DONE, true);
  }

  /// The same, but not as it should be.
  Answer failed() {
    return new Answer(json, lines, ExitCode.REFUSED, confirmation);
  }

  /// The same, and nothing could be told.
  Answer unclear() {
    return new Answer(json, lines, ExitCode.UNREACHABLE, confirmation);
  }

  /// The same, and an alarm.
  Answer wrong() {
    return new Answer(json, lines, ExitCode.WRONG, confirmation);
  }

  /// The same with more lines.
  Answer with(String... more) {
    var all = new ArrayList<>(lines);
    all.addAll(List.of(more));
    return new Answer(json, all, exitCode, confirmation);
  }
}
