package org.lockstep.client.cli;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.cli.text.OverdueText;
import org.lockstep.client.cli.text.StatusText;
import org.lockstep.client.verdict.At;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep status`.
@Command(
    name = "status",
    header = "Tell who can read a share, and why, now or at any time before.",
    description = {
      "Fetches the recorded history of the share, verifies every signature in it, computes from"
          + " it who holds which keys, and compares the result with what the server says. If the"
          + " two differ, or the history was tampered with, that is told as an alarm.",
      "",
      "Warns where somebody who left, or a revoked device, holds the key still, and raises an alarm"
          + " where the server conceals it.",
      "",
      "Prints the verdict, its causes, the way on which the server reaches the key, what is"
          + " pending and who owes it, the participants, and the exposures: the intervals of"
          + " the history in which the server could read what was written.",
      "",
      "A date given to --at means the end of that day in UTC."
    },
    footer = {
      "  lockstep status 01h455vb4pex5vsknk084sn02q",
      "  lockstep status 01h455vb4pex5vsknk084sn02q --at 17",
      "  lockstep status 01h455vb4pex5vsknk084sn02q --at 2026-03-03T10:00:00Z --json",
      "  lockstep status 01h455vb4pex5vsknk084sn02q --at 2026-03-03"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class StatusCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "SHARE", description = "The share's id.")
  private ShareId share;

  @Option(
      names = "--at",
      paramLabel = "POSITION|TIME",
      description = "A position of the history, a time, or a date. Default: now.")
  private @Nullable At at;

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Verifying the history");
      var verdicts = client.verdicts();
      var view = at == null ? verdicts.status(share) : verdicts.status(share, at);
      var path = verdicts.why(view);
      var lines = new ArrayList<>(StatusText.lines(view, path, invocation.terminal().style()));
      if (at == null && !view.ended()) {
        client.audit().of(share).map(OverdueText::line).ifPresent(lines::add);
      }
      return Answer.result(view, lines);
    }
  }
}
