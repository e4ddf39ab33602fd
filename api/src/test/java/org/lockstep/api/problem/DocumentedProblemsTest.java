package org.lockstep.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/errors.md` against the catalogue: the part about the server, without that about the
/// command line.
class DocumentedProblemsTest {
  private static final Path PAGE = Path.of("..", "docs", "errors.md");
  private static final String COMMAND_LINE = "## Of the command line";
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z-]+)` \\| (\\d{3}) \\| (.+) \\| (.+) \\|");

  /// A line of the page, or what it should be.
  private record Row(String name, int status, String title, String advice) {
    static Row of(ProblemType type) {
      return new Row(type.shortName(), type.status(), type.title(), type.advice());
    }
  }

  @Test
  void every_type_is_documented_once_with_what_it_says() {
    var expected = ProblemType.catalogue().stream().map(Row::of).distinct().toList();
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<Row> rows() {
    return serverPart()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(r -> new Row(r.group(1), Integer.parseInt(r.group(2)), r.group(3), r.group(4)))
        .toList();
  }

  private static Stream<String> serverPart() {
    try {
      return Files.readString(PAGE).lines().takeWhile(line -> !line.equals(COMMAND_LINE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
