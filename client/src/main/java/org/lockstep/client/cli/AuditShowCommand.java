package org.lockstep.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogView;
import org.lockstep.client.cli.AuditAnswers.CheckpointLine;
import org.lockstep.client.cli.AuditAnswers.EventLine;
import org.lockstep.client.cli.AuditAnswers.EventShown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep audit show`.
@Command(
    name = "show",
    header = "Show what the log has at a position.",
    description =
        "Fetches the event's header, holds it against its tile and the signed root, and prints it:"
            + " when it was recorded, in which stream, of which type, and who ordered it, by"
            + " pseudonyms. What the event holds is not in the log.",
    footer = {
      "  lockstep audit show 17",
      "  lockstep audit show 17 --log http://127.0.0.1:8420 --key log.vkey --json"
    })
final class AuditShowCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "POSITION", description = "The event's position in the history.")
  private long position;

  @Option(
      names = "--log",
      paramLabel = "LOG",
      description = "The log: an address or a directory. Default: the server's.")
  private @Nullable String log;

  @Mixin private LogOptions options = new LogOptions();

  AuditShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    try (var place = LogOptions.place(log, invocation)) {
      var view = LogView.newest(place.source(), options.requireKey(place, invocation));
      options.policy().ifPresent(policy -> policy.check(view.signed()));
      if (position < 0 || position >= view.signed().size()) {
        throw new Mistake(
            "the log has no event at position %d, only %d events"
                .formatted(position, view.signed().size()));
      }
      var header = view.header(position);
      var notShown = List.of(AuditText.NO_CONTENT);
      var lines = new ArrayList<String>();
      lines.add(AuditText.event(header));
      lines.add("Verified: leaf " + header.hash() + ".");
      lines.addAll(AuditText.notShown(notShown));
      return Answer.result(
          new EventShown(EventLine.of(header), CheckpointLine.of(view.signed()), notShown), lines);
    }
  }
}
