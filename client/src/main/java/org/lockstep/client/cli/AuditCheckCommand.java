package org.lockstep.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogReceipt;
import org.lockstep.client.cli.AuditAnswers.CheckpointLine;
import org.lockstep.client.cli.AuditAnswers.EventLine;
import org.lockstep.client.cli.AuditAnswers.ReceiptChecked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep audit check`.
@Command(
    name = "check",
    header = "Check a receipt, without the log.",
    description =
        "Verifies the checkpoint's signature, and that the event in the receipt stands at its"
            + " position under the signed root. Nothing is fetched.",
    footer = {
      "  lockstep audit check 17.tlog-proof --key log.vkey",
      "  lockstep audit check 17.tlog-proof --policy policy.txt"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class AuditCheckCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "FILE", description = "The receipt.")
  private Path file;

  @Mixin private LogOptions options = new LogOptions();

  AuditCheckCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() throws IOException {
    if (Files.notExists(file)) throw new Mistake("there is no file " + file);
    @Nullable String server = null;
    try (var place = LogOptions.place(server, invocation)) {
      var key = options.requireKey(place, invocation);
      var shown = LogReceipt.parse(Files.readAllBytes(file)).verify(key);
      var cosigned = options.policy().map(p -> p.check(shown.checkpoint())).orElse(Map.of());
      var notShown = List.of(AuditText.splitView(cosigned), AuditText.NO_CONTENT);
      var lines = new ArrayList<String>();
      lines.add(AuditText.event(shown.header()));
      lines.add("It is in the log of " + AuditText.checkpoint(shown.checkpoint()) + ".");
      lines.addAll(AuditText.witnesses(cosigned));
      lines.addAll(AuditText.notShown(notShown));
      return Answer.result(
          new ReceiptChecked(
              EventLine.of(shown.header()),
              CheckpointLine.of(shown.checkpoint()),
              cosigned,
              notShown),
          lines);
    }
  }
}
