package org.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.bench.report.Report;

final class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void every_command_has_a_page_with_examples() {
    for (var command : List.of("journal", "log", "commands", "verdict", "start", "verify", "yjs")) {
      out.getBuffer().setLength(0);
      assertThat(run(command, "--help")).isZero();
      assertThat(out.toString())
          .contains("Usage: lockstep bench " + command, "--directory", "Examples:");
    }
  }

  @Test
  void a_mistake_gets_one_line_and_exit_code_2() {
    assertThat(run("verdict", "--events", "many")).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("--events", "--help");
  }

  @Test
  void a_command_is_required() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).startsWith("Missing required subcommand");
  }

  private int run(String... arguments) {
    var report = new Report(new PrintStream(PrintStream.nullOutputStream()), List.of(arguments));
    return Bench.commandLine(report)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
