package org.lockstep.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lockstep.client.cli.AuditAnswers.CheckpointLine;
import org.lockstep.client.cli.AuditAnswers.EventLine;
import org.lockstep.client.cli.AuditAnswers.EventShown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private LoggedEvent event = new LoggedEvent();

  AuditShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    return event.find(invocation, this::show);
  }

  private Answer show(LoggedEvent.Found found) {
    var header = found.view().header(event.position());
    var notShown = List.of(AuditText.NO_CONTENT);
    var lines = new ArrayList<String>();
    lines.add(AuditText.event(header));
    lines.add("Verified: leaf " + header.hash() + ".");
    lines.addAll(AuditText.notShown(notShown));
    return Answer.result(
        new EventShown(EventLine.of(header), CheckpointLine.of(found.view().signed()), notShown),
        lines);
  }
}
