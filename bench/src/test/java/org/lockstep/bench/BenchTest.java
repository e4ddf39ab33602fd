package org.lockstep.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayOutputStream;
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
    for (var command :
        List.of(
            "journal",
            "log",
            "mongodb",
            "commands",
            "verdict",
            "explain",
            "rebuild",
            "start",
            "verify",
            "yjs",
            "realtime")) {
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

  @Test
  void the_journal_in_mongodb_is_measured_beside_a_document_for_each_event() {
    var mongo = new MongoServer(new MemoryBackend());
    try {
      var uri = mongo.bindAndGetConnectionString() + "/?appName=bench";
      var printed = new ByteArrayOutputStream();
      var report = new Report(new PrintStream(printed, true, UTF_8), List.of("mongodb"));
      var bench = Bench.commandLine(report).setErr(new PrintWriter(err));
      int code = bench.execute("mongodb", "--uri", uri, "--standalone", "--events", "40");
      assertThat(code).as(err.toString()).isZero();
      assertThat(printed.toString(UTF_8)).contains("two nodes/s", "256", "ratio");
    } finally {
      mongo.shutdownNow();
    }
  }

  private int run(String... arguments) {
    var report = new Report(new PrintStream(PrintStream.nullOutputStream()), List.of(arguments));
    return Bench.commandLine(report)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
