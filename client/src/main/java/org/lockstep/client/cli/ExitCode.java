package org.lockstep.client.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/// What a command tells the program that started it.
///
/// The commands of `lockstep audit` have numbers of their own, so that a script tells what is
/// proven wrong from what could not be told: 0 fine, 1 usage, 2 proven wrong, 3 could not tell.
enum ExitCode {
  DONE(0, 0),
  /// Refused by the server, or for a reason that lies here.
  REFUSED(1, 3),
  /// What was shown must not be believed.
  WRONG(1, 2),
  MISTAKE(2, 1),
  UNREACHABLE(3, 3);

  private static final String AUDIT = "lockstep audit";

  private final int usual;
  private final int auditing;

  ExitCode(int usual, int auditing) {
    this.usual = usual;
    this.auditing = auditing;
  }

  /// The number that a command ends with.
  int number(CommandSpec command) {
    return isAudit(command) ? auditing : usual;
  }

  private static boolean isAudit(CommandSpec command) {
    return (command.qualifiedName() + " ").startsWith(AUDIT + " ");
  }

  /// All numbers of a command, as its manual page lists them.
  static Map<String, String> manual(CommandSpec command) {
    var manual = new LinkedHashMap<String, String>();
    if (isAudit(command)) {
      manual.put(" 0", "done, and nothing is wrong");
      manual.put(" 1", "the command line has a mistake; nothing was tried");
      manual.put(" 2", "proven wrong: what was shown must not be believed");
      manual.put(" 3", "could not tell");
    } else {
      manual.put(" 0", "done");
      manual.put(" 1", "refused, by the server or by the client's own checks");
      manual.put(" 2", "the command line has a mistake; nothing was tried");
      manual.put(" 3", "the server did not answer, or not as a Lockstep server does");
    }
    return manual;
  }
}
