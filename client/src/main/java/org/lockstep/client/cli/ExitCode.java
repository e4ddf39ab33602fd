package org.lockstep.client.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a command tells the program that started it.
enum ExitCode {
  DONE(0, "done"),
  REFUSED(1, "refused, by the server or by the client's own checks"),
  MISTAKE(2, "the command line has a mistake; nothing was tried"),
  UNREACHABLE(3, "the server did not answer, or not as a Lockstep server does");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  /// All of them, as manual pages list them.
  static Map<String, String> manual() {
    var manual = new LinkedHashMap<String, String>();
    for (var code : values()) manual.put(" " + code.number, code.meaning);
    return manual;
  }
}
