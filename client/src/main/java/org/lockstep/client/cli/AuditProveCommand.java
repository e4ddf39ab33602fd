package org.lockstep.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogReceipt;
import org.lockstep.client.cli.AuditAnswers.CheckpointLine;
import org.lockstep.client.cli.AuditAnswers.EventLine;
import org.lockstep.client.cli.AuditAnswers.ReceiptWritten;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep audit prove`.
@Command(
    name = "prove",
    header = "Write a receipt that an event is in the log.",
    description =
        "The receipt is a file of text that carries the event's header, the path from it to the"
            + " signed root, and the checkpoint: whoever has the log's key can check it without the"
            + " log, at any later time (C2SP tlog-proof).",
    footer = {
      "  lockstep audit prove 17 -o 17.tlog-proof",
      "  lockstep audit prove 17 --log http://127.0.0.1:8420 --key log.vkey -o 17.tlog-proof"
    })
final class AuditProveCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Mixin private LoggedEvent event = new LoggedEvent();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it. Default: POSITION.tlog-proof in the current directory.")
  private @Nullable Path output;

  AuditProveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() throws IOException {
    return event.find(invocation, this::prove);
  }

  private Answer prove(LoggedEvent.Found found) throws IOException {
    long position = event.position();
    var file = output == null ? Path.of(position + LogReceipt.EXTENSION) : output;
    var receipt = found.view().prove(position);
    Files.write(file, receipt.bytes());
    return written(receipt.verify(found.key()), file);
  }

  private static Answer written(LogReceipt.Shown shown, Path file) {
    return Answer.done(
        new ReceiptWritten(
            EventLine.of(shown.header()), CheckpointLine.of(shown.checkpoint()), file.toString()),
        AuditText.event(shown.header()),
        "The receipt is in " + file + "; check it with lockstep audit check.");
  }
}
