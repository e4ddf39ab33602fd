package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogView;
import org.lockstep.client.cli.AuditAnswers.EventLine;
import org.lockstep.client.cli.AuditAnswers.Exported;
import org.lockstep.client.cli.text.ExplainCsv;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.MessageCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep audit export`.
@Command(
    name = "export",
    header = "Write the verified headers of the log, for other tools.",
    description = {
      "Verifies every event and writes a line for each that was asked for, with its position and"
          + " leaf hash. To go on later, begin at the position after the last line.",
      "",
      "Lines go to the file only as they are verified; if one is wrong, the file ends before it"
          + " and the exit code is 2."
    },
    footer = {
      "  lockstep audit export -o log.ndjson",
      "  lockstep audit export --from 1000 --type share. --format csv -o shares.csv",
      "  lockstep audit export --share 01h455vb4pex5vsknk084sn02q --format ocsf -o share.ndjson"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class AuditExportCommand implements Callable<Answer> {
  private final Invocation invocation;

  /// How lines are written.
  enum Lines {
    NDJSON,
    CSV,
    OCSF
  }

  @Option(
      names = "--log",
      paramLabel = "LOG",
      description = "The log: an address or a directory. Default: the server's.")
  private @Nullable String log;

  @Mixin private LogOptions options = new LogOptions();

  @Option(names = "--from", paramLabel = "POSITION", description = "Begin there. Default: 0.")
  private long from;

  @Option(names = "--to", paramLabel = "POSITION", description = "End there. Default: the end.")
  private long to = Long.MAX_VALUE;

  @Option(names = "--type", paramLabel = "TYPE", description = "Only events whose type begins so.")
  private String type = "";

  @Option(
      names = "--stream",
      paramLabel = "ID",
      description = "Only events of this stream, of whatever kind.")
  private String stream = "";

  @Option(names = "--account", paramLabel = "ID", description = "Only events of this account.")
  private @Nullable AccountId account;

  @Option(names = "--share", paramLabel = "ID", description = "Only events of this share.")
  private @Nullable ShareId share;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "ndjson",
      description =
          "ndjson, csv, or ocsf: JSON lines in the words of the Open Cybersecurity Schema Framework."
              + " Default: ${DEFAULT-VALUE}.")
  private Lines format;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to write it.")
  private Path output;

  AuditExportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() throws IOException {
    try (var place = LogOptions.place(log, invocation);
        var bar = invocation.bar()) {
      var view = LogView.newest(place.source(), options.requireKey(place, invocation));
      options.policy().ifPresent(policy -> policy.check(view.signed()));
      long size = view.signed().size();
      var count = new long[1];
      try (var file = new PrintWriter(Files.newBufferedWriter(output))) {
        if (format == Lines.CSV) file.print(heading());
        view.forEach(
            header -> {
              if (header.seq() % 256 == 0) bar.steps("Exporting", header.seq(), size);
              if (!isWanted(header)) return;
              count[0]++;
              line(file::print, view.signed().checkpoint().origin()).accept(header);
            });
        if (file.checkError()) throw new IOException(output + " cannot be written");
      }
      long next = Math.min(to, size - 1) + 1;
      return Answer.done(
          new Exported(count[0], next, output.toString()),
          "Exported %d of %d events into %s; go on with --from %d."
              .formatted(count[0], size, output, next));
    }
  }

  private boolean isWanted(LeafHeader header) {
    return header.seq() >= from
        && header.seq() <= to
        && header.event().type().startsWith(type)
        && (stream.isEmpty() || header.stream().id().equals(stream))
        && isOfWanted(header.stream());
  }

  /// One of those that were named, where some were.
  private boolean isOfWanted(LeafHeader.Stream of) {
    if (account == null && share == null) return true;
    return (account != null && is(of, "account", account.value()))
        || (share != null && is(of, "share", share.value()));
  }

  private static boolean is(LeafHeader.Stream of, String type, String id) {
    return of.type().equals(type) && of.id().equals(id);
  }

  private Consumer<LeafHeader> line(Consumer<String> to, String log) {
    return switch (format) {
      case NDJSON ->
          header ->
              to.accept(new String(new MessageCodec().write(EventLine.of(header)), UTF_8) + "\n");
      case CSV -> header -> to.accept(csv(header));
      case OCSF ->
          header ->
              to.accept(
                  new String(new MessageCodec().write(OcsfLine.of(header, log)), UTF_8) + "\n");
    };
  }

  private static String heading() {
    return "position,at,streamType,stream,sequence,type,revision,actor,leaf\n";
  }

  private static String csv(LeafHeader header) {
    return ExplainCsv.join(
            List.of(
                Long.toString(header.seq()),
                header.at().toString(),
                header.stream().type(),
                header.stream().id(),
                Long.toString(header.stream().sequence()),
                header.event().type(),
                Integer.toString(header.event().revision()),
                header.actor(),
                header.hash().toString()))
        + "\n";
  }
}
