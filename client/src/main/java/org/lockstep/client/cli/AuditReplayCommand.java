package org.lockstep.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.cli.AuditAnswers.CheckpointLine;
import org.lockstep.client.cli.AuditAnswers.ProjectionReplayed;
import org.lockstep.client.cli.AuditAnswers.Projections;
import org.lockstep.client.cli.terminal.ProgressBar;
import org.lockstep.client.replay.Replayed;
import org.lockstep.client.replay.Replays;
import org.lockstep.client.verdict.At;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep audit replay`.
@Command(
    name = "replay",
    header = "Build a projection of the server anew, on this machine.",
    description = {
      "Fetches the whole history as an auditor, verifies each event against its leaf, its stream and"
          + " the log, and builds from them the rows that the server should answer from: by the same"
          + " rules, and without asking it for a row. Prints their number and a digest, and writes"
          + " them as JSON lines. Two replays to one point give the same digest and the same file.",
      "",
      "Without PROJECTION it lists those that there are. The events lie in the home directory"
          + " meanwhile and are deleted afterwards."
    },
    footer = {
      "  lockstep audit replay",
      "  lockstep audit replay memberships --into memberships.ndjson",
      "  lockstep audit replay handles --to 2026-03-03 --into handles.ndjson --force"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class AuditReplayCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "PROJECTION", description = "Which rows are wanted.")
  private @Nullable String projection;

  @Option(
      names = "--to",
      paramLabel = "POSITION|TIME",
      description = "As of a position of the history, a time, or a date. Default: the log's end.")
  private @Nullable At to;

  @Option(names = "--into", paramLabel = "FILE", description = "Where to write the rows.")
  private @Nullable Path file;

  @Option(
      names = "--force",
      description = "Write over FILE whatever it is. An earlier replay's always is.")
  private boolean force;

  AuditReplayCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    if (projection == null) return list();
    requireProjection(projection);
    if (file == null) throw new Mistake("say with --into which file the rows go to");
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Verifying the history");
      var order = new Replays.Order(projection, Optional.ofNullable(to), file, force);
      var log = AuditStateCommand.log(client);
      return answer(client.replays().replay(order, log, telling(bar)), file);
    }
  }

  static void requireProjection(String name) {
    if (Replays.projections().contains(name)) return;
    throw new Mistake(
        "there is no projection '"
            + name
            + "'; these are: "
            + String.join(", ", Replays.projections()));
  }

  static Answer list() {
    var names = Replays.projections();
    var lines = new ArrayList<String>();
    lines.add("Projections:");
    names.forEach(name -> lines.add("  " + name));
    return Answer.result(new Projections(names), lines);
  }

  static Replays.Telling telling(ProgressBar bar) {
    return new Replays.Telling(
        (done, total) -> bar.steps("Verifying events", done, total),
        (done, total) -> bar.steps("Applying events", done, total));
  }

  private static Answer answer(Replayed made, Path file) {
    var notShown =
        List.of(
            AuditText.splitView(Map.of()),
            "what the server answers from: lockstep audit diff compares it with these rows",
            AuditText.NO_NAMES);
    var lines = new ArrayList<String>();
    lines.add(
        "%s after %d events%s: %d rows in %s."
            .formatted(
                made.projection(),
                made.events(),
                made.last().map(at -> ", the last of " + at).orElse(""),
                made.rows(),
                file));
    lines.add("Digest: " + made.digest() + " (form " + made.form() + ")");
    lines.add("Verified under " + AuditText.checkpoint(made.log()) + ".");
    lines.addAll(AuditText.notShown(notShown));
    var json =
        new ProjectionReplayed(
            made.projection(),
            made.form(),
            made.events(),
            made.last(),
            made.rows(),
            made.digest(),
            file.toString(),
            CheckpointLine.of(made.log()),
            notShown);
    return Answer.result(json, lines);
  }
}
