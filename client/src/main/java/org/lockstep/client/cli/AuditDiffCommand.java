package org.lockstep.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.cli.AuditAnswers.CheckpointLine;
import org.lockstep.client.cli.AuditAnswers.ProjectionCompared;
import org.lockstep.client.cli.AuditAnswers.ProjectionsCompared;
import org.lockstep.client.cli.AuditAnswers.RowDifference;
import org.lockstep.client.cli.text.Words;
import org.lockstep.client.replay.Compared;
import org.lockstep.client.replay.Difference;
import org.lockstep.client.replay.Replays;
import org.lockstep.client.replay.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep audit diff`.
@Command(
    name = "diff",
    header = "Hold the rows that the server answers from against the history.",
    description = {
      "Reads the rows of a projection as an auditor, page by page, builds the same rows on this"
          + " machine from the verified history, and compares them one by one: each page as of the"
          + " position at which the server read it, so that it may go on working. Names the first"
          + " row that is altered, missing or too many, and the event that touched it last.",
      "",
      "If a row differs, the exit code is 2. Without PROJECTION it lists those that there are."
    },
    footer = {
      "  lockstep audit diff",
      "  lockstep audit diff memberships",
      "  lockstep audit diff --all --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class AuditDiffCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "PROJECTION", description = "Which rows are compared.")
  private @Nullable String projection;

  @Option(names = "--all", description = "Compare the rows of every projection.")
  private boolean all;

  AuditDiffCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    if (all && projection != null) throw new Mistake("name a projection, or say --all");
    if (all) return compare(Replays.projections());
    if (projection == null) return AuditReplayCommand.list();
    AuditReplayCommand.requireProjection(projection);
    return compare(List.of(projection));
  }

  private Answer compare(List<String> projections) {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Verifying the history");
      var log = AuditStateCommand.log(client);
      var telling = AuditReplayCommand.telling(bar);
      return answer(client.replays().compare(projections, log, telling));
    }
  }

  private static Answer answer(Replays.Comparison comparison) {
    var notShown =
        List.of(
            AuditText.splitView(Map.of()),
            "that the server answers others from the rows that it showed here",
            "what it keeps in memory until it starts again, and by which index it finds a row",
            AuditText.NO_NAMES);
    var lines = new ArrayList<String>();
    comparison.projections().forEach(each -> lines.addAll(lines(each)));
    lines.add("Verified under " + AuditText.checkpoint(comparison.log()) + ".");
    lines.addAll(AuditText.notShown(notShown));
    var told = comparison.projections().stream().map(AuditDiffCommand::told).toList();
    var json = new ProjectionsCompared(told, CheckpointLine.of(comparison.log()), notShown);
    var answer = Answer.result(json, lines);
    return comparison.projections().stream().allMatch(Compared::isEqual) ? answer : answer.wrong();
  }

  static ProjectionCompared told(Compared compared) {
    return new ProjectionCompared(
        compared.projection(),
        compared.form(),
        compared.events(),
        compared.rows(),
        compared.different(),
        compared.first().map(RowDifference::of));
  }

  static List<String> lines(Compared compared) {
    var lines = new ArrayList<String>();
    if (compared.isEqual()) {
      lines.add(
          "%s: %d rows are what %d events give."
              .formatted(compared.projection(), compared.rows(), compared.events()));
    } else {
      lines.add(
          "ALARM: %s: %d of its rows are not what the history gives."
              .formatted(compared.projection(), compared.different()));
    }
    compared.first().ifPresent(found -> lines.addAll(lines(found)));
    return lines;
  }

  private static List<String> lines(Difference found) {
    var last = found.last().map(AuditText::event).orElse("none, in " + found.events() + " events");
    return List.of(
        "  First row:     " + Words.safe(found.key()),
        "  Server:        " + Words.safe(found.served().map(Row::words).orElse("no such row")),
        "  History:       " + Words.safe(found.built().map(Row::words).orElse("no such row")),
        "  Touched last:  " + last);
  }
}
