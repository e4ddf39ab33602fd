package org.lockstep.client.cli.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.client.failure.ProblemException.Problem;

/// Refusals in words: what was refused, what blocks it, and what to do.
public final class ProblemText {
  private ProblemText() {}

  /// The title, one line for each fact, and the advice.
  public static List<String> lines(Problem problem) {
    var lines = new ArrayList<String>();
    lines.add("Refused: " + Words.safe(problem.title()));
    problem.facts().forEach((name, fact) -> lines.addAll(fact(name, fact)));
    if (!problem.detail().isBlank()) lines.add("What to do: " + Words.safe(problem.detail()));
    return List.copyOf(lines);
  }

  private static List<String> fact(String name, Object fact) {
    if (!(fact instanceof Collection<?> many))
      return List.of("  " + words(name) + ": " + text(fact));
    return many.stream().map(one -> "  " + words(name) + ": " + text(one)).toList();
  }

  private static String text(Object fact) {
    return switch (fact) {
      case Map<?, ?> members when members.get("remedy") instanceof String remedy ->
          Words.safe(remedy) + beside(members);
      case Map<?, ?> members ->
          members.entrySet().stream()
              .map(
                  member ->
                      words(Objects.toString(member.getKey())) + " " + text(member.getValue()))
              .collect(Collectors.joining(", "));
      case Collection<?> many ->
          many.stream().map(ProblemText::text).collect(Collectors.joining(", "));
      default -> Words.safe(Objects.toString(fact));
    };
  }

  /// What is known of an unmet condition beside its remedy.
  private static String beside(Map<?, ?> members) {
    var rest = new LinkedHashMap<>(members);
    rest.keySet().removeAll(Set.of("condition", "remedy"));
    return rest.isEmpty() ? "" : " (" + text(rest) + ")";
  }

  /// `currentEpoch` as people write it.
  private static String words(String name) {
    return Words.safe(name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT));
  }

  /// What a file system has against a file.
  public static String file(FileSystemException fault) {
    String what =
        switch (fault) {
          case NoSuchFileException _ -> "there is no such file";
          case AccessDeniedException _ -> "no permission";
          case FileAlreadyExistsException _ -> "it exists already";
          default -> Objects.requireNonNullElse(fault.getReason(), "it cannot be used");
        };
    return oneLine(fault.getFile() + ": " + what);
  }

  /// The text without line breaks.
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
