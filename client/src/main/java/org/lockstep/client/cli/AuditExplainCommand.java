package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.cli.text.ExplainCsv;
import org.lockstep.client.cli.text.ExplainHtml;
import org.lockstep.client.cli.text.ExplainText;
import org.lockstep.client.verdict.Explanation;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.MessageCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep audit explain`.
@Command(
    name = "explain",
    header = "Explain a verdict, event by event.",
    description = "Tells how what is so came to be so, from events that were verified here.",
    footer = "  lockstep audit explain share 01h455vb4pex5vsknk084sn02q")
final class AuditExplainCommand {
  private final Invocation invocation;

  /// How an explanation is written.
  enum Format {
    TEXT,
    JSON,
    CSV,
    HTML
  }

  AuditExplainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "share",
      header = "Explain who could read a share, and since when, change by change.",
      description = {
        "One line for each event that changed the verdict: its position, its time, who ordered it,"
            + " whether a signature proves that, the verdict before and after, and whether the"
            + " event is in the log. Then who worked live and when, as the server tells. Then every"
            + " interval in which the server could read the share, by what, which versions of which"
            + " items were written in it or could be read in it, whether each lies open still or was"
            + " written anew under a clean key, when and by which event, and what the vault says it"
            + " used the keys for.",
        "",
        "Only a participant can ask. An event that is not in the log is an alarm."
      },
      footer = {
        "  lockstep audit explain share 01h455vb4pex5vsknk084sn02q",
        "  lockstep audit explain share 01h455vb4pex5vsknk084sn02q --format html -o share.html"
      })
  Answer share(
      @Parameters(paramLabel = "SHARE", description = "The share's id.") ShareId share,
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              defaultValue = "text",
              description = "text, json, csv or html. Default: ${DEFAULT-VALUE}.")
          Format format,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "Where to write it. Default: standard output.")
          @Nullable Path output)
      throws IOException {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Verifying the history");
      var explanation = client.explanations().of(share);
      var lines = lines(explanation, format);
      if (output == null) return Answer.result(explanation, lines);
      Files.writeString(output, String.join("\n", lines) + "\n");
      return new Answer(
          explanation, List.of("The explanation is in " + output + "."), ExitCode.DONE, true);
    }
  }

  private List<String> lines(Explanation explanation, Format format) {
    return switch (format) {
      case TEXT -> ExplainText.lines(explanation, invocation.terminal().style());
      case JSON -> List.of(new String(new MessageCodec().write(explanation), UTF_8));
      case CSV -> ExplainCsv.lines(explanation);
      case HTML -> ExplainHtml.lines(explanation);
    };
  }
}
