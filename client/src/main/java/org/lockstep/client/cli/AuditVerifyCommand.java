package org.lockstep.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogView;
import org.lockstep.audit.log.SignedCheckpoint;
import org.lockstep.client.cli.AuditAnswers.CheckpointLine;
import org.lockstep.client.cli.AuditAnswers.LogVerified;
import org.lockstep.crypto.log.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep audit verify`.
@Command(
    name = "verify",
    header = "Verify every event of a log against its signed root.",
    description = {
      "Fetches the newest checkpoint and verifies its signature; then every tile from the root"
          + " downwards, and every event against its tile. Names the first position, or the tile,"
          + " that is wrong.",
      "",
      "With --since, also verifies that the log only added to that checkpoint."
    },
    footer = {
      "  lockstep audit verify http://127.0.0.1:8420 --key log.vkey",
      "  lockstep audit verify ./copy-of-the-log --key log.vkey --since last.note",
      "  lockstep audit verify http://127.0.0.1:8420 --policy policy.txt --json"
    })
final class AuditVerifyCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "LOG",
      description = "The log: an address or a directory. Default: the server's.")
  private @Nullable String log;

  @Mixin private LogOptions options = new LogOptions();

  @Option(
      names = "--since",
      paramLabel = "CHECKPOINT",
      description = "A file with a checkpoint of this log that was believed before.")
  private @Nullable Path since;

  AuditVerifyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() throws IOException {
    try (var place = LogOptions.place(log, invocation);
        var bar = invocation.bar()) {
      var key = options.requireKey(place, invocation);
      var policy = options.policy();
      bar.step("Fetching the checkpoint");
      var view = LogView.newest(place.source(), key);
      var cosigned = policy.map(p -> p.check(view.signed())).orElse(Map.of());
      var before = before(key);
      before.ifPresent(known -> view.requireGrownFrom(known.checkpoint()));
      long size = view.signed().size();
      long verified = view.verifyAll(done -> bar.steps("Verifying events", done, size));
      return answer(view.signed(), verified, before, cosigned);
    }
  }

  private Optional<SignedCheckpoint> before(VerifierKey key) throws IOException {
    if (since == null) return Optional.empty();
    if (Files.notExists(since)) throw new Mistake("there is no file " + since);
    return Optional.of(SignedCheckpoint.verify(Files.readAllBytes(since), key));
  }

  private static Answer answer(
      SignedCheckpoint signed,
      long verified,
      Optional<SignedCheckpoint> before,
      Map<String, Instant> cosigned) {
    var notShown =
        List.of(
            AuditText.splitView(cosigned),
            "what the events hold: the log has commitments to them, not the events themselves",
            "that the server recorded all that it did: only that it altered nothing it recorded");
    var lines = new ArrayList<String>();
    lines.add("Verified: " + AuditText.checkpoint(signed) + ".");
    before.ifPresent(
        known -> lines.add("It begins with the %d events of --since.".formatted(known.size())));
    lines.addAll(AuditText.witnesses(cosigned));
    lines.addAll(AuditText.notShown(notShown));
    var json =
        new LogVerified(
            CheckpointLine.of(signed),
            verified,
            before.map(CheckpointLine::of),
            cosigned,
            notShown);
    return Answer.result(json, lines);
  }
}
