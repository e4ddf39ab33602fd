package org.lockstep.client.cli;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Mistakes on the command line in plain words.
final class MistakeText {
  private MistakeText() {}

  static String line(ParameterException mistake) {
    return switch (mistake) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing ->
          plain(String.valueOf(missing.getMessage()), "Missing required ");
      default -> other(mistake);
    };
  }

  private static String unmatched(UnmatchedArgumentException mistake) {
    var command = mistake.getCommandLine();
    String first = mistake.getUnmatched().getFirst();
    String what = what(first, !command.getSubcommands().isEmpty());
    String line =
        "'%s' is no %s of %s".formatted(first, what, command.getCommandSpec().qualifiedName());
    List<String> similar = mistake.getSuggestions();
    return similar.isEmpty() ? line : line + "; did you mean " + String.join(" or ", similar) + "?";
  }

  private static String what(String argument, boolean hasCommands) {
    if (argument.startsWith("-")) return "option";
    return hasCommands ? "command" : "argument";
  }

  private static String plain(String line, String prefix) {
    return line.startsWith(prefix) ? "missing " + line.substring(prefix.length()) : line;
  }

  private static String other(ParameterException mistake) {
    String line = String.valueOf(mistake.getMessage());
    if (line.equals("Missing required subcommand")) return "missing command";
    return line.replaceFirst(
            "^Invalid value for positional parameter at index \\d+ \\((.+?)\\): ", "$1: ")
        .replaceFirst("^Invalid value for option '([^']+)'(?: \\(.+?\\))?: ", "$1: ");
  }
}
