package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogFault;
import org.lockstep.audit.log.LogRefused;
import org.lockstep.client.cli.AuditAnswers.CheckpointLine;
import org.lockstep.client.cli.AuditAnswers.LogAlarm;
import org.lockstep.client.cli.AuditAnswers.LogSeen;
import org.lockstep.client.home.LogMemory;
import org.lockstep.client.log.LogGuard;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.VerifierKey;
import org.lockstep.wire.message.MessageCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep audit watch`.
@Command(
    name = "watch",
    header = "Hold a log's newest checkpoint against the last one that was seen.",
    description = {
      "Remembers the checkpoint in the home directory. If the log shows less than it signed for"
          + " before, or another history, that is an alarm: the exit code is 2, and both signed"
          + " notes are kept, which together prove it to anybody.",
      "",
      "Without a key from elsewhere, the one that the log itself shows the first time is pinned:"
          + " that protects from then on. Run it now and then, or keep it running with --every."
    },
    footer = {
      "  lockstep audit watch http://127.0.0.1:8420",
      "  lockstep audit watch http://127.0.0.1:8420 --key log.vkey --every 60"
    })
final class AuditWatchCommand implements Callable<Answer> {
  private static final String VKEY = "vkey";

  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "LOG",
      description = "The log: an address or a directory. Default: the server's.")
  private @Nullable String log;

  @Mixin private LogOptions options = new LogOptions();

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "Keep looking, so often, until stopped or alarmed.")
  private int every;

  AuditWatchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() throws InterruptedException {
    try (var place = LogOptions.place(log, invocation)) {
      var memory = invocation.home().log(place.name());
      boolean known = options.key(place, invocation).isPresent();
      var key = known ? options.requireKey(place, invocation) : shown(place);
      memory.rememberKey(key.text());
      var guard = new LogGuard(place.source(), key, memory);
      var answer = look(guard, memory, !known);
      while (every > 0 && answer.exitCode() == ExitCode.DONE) {
        print(answer);
        // Nothing counts this down: it is a pause that an interrupt ends.
        if (new CountDownLatch(1).await(every, TimeUnit.SECONDS)) return answer;
        answer = look(guard, memory, false);
      }
      return answer;
    }
  }

  private static VerifierKey shown(LogOptions.Place place) {
    String text = new String(place.source().fetch(VKEY), UTF_8).strip();
    try {
      return VerifierKey.parse(text);
    } catch (LogFormatException e) {
      throw new LogRefused(new LogFault.CheckpointMalformed("its key: " + e.getMessage()));
    }
  }

  private Answer look(LogGuard guard, LogMemory memory, boolean pinnedNow) {
    try {
      var seen = guard.look();
      var signed = seen.now().signed();
      var cosigned = options.policy().map(p -> p.check(signed)).orElse(Map.of());
      return answer(seen, pinnedNow, cosigned);
    } catch (LogRefused refused) {
      if (refused.fault() instanceof LogFault.OfGrowth fault) return alarm(fault, memory);
      throw refused;
    }
  }

  private static Answer answer(
      LogGuard.Seen seen, boolean pinnedNow, Map<String, Instant> cosigned) {
    var signed = seen.now().signed();
    var notShown =
        List.of(
            AuditText.splitView(cosigned),
            "the events themselves: lockstep audit verify looks at each of them");
    var lines = new ArrayList<String>();
    lines.add("Seen: " + AuditText.checkpoint(signed) + ".");
    if (pinnedNow) lines.add("Its key was pinned now, as the log itself shows it.");
    lines.add(
        seen.before()
            .map(known -> "It only added to the %d events seen before.".formatted(known.size()))
            .orElse("It was not seen before; from now on it is held against this."));
    lines.addAll(AuditText.witnesses(cosigned));
    lines.addAll(AuditText.notShown(notShown));
    var json =
        new LogSeen(
            CheckpointLine.of(signed),
            seen.before().map(CheckpointLine::of),
            pinnedNow,
            cosigned,
            notShown);
    return Answer.result(json, lines);
  }

  private static Answer alarm(LogFault.OfGrowth fault, LogMemory memory) {
    String evidence = memory.evidence().toString();
    return Answer.result(
            new LogAlarm(LogFaultName.of(fault), fault.words(), evidence),
            List.of(
                "ALARM: " + fault.words() + ".",
                "Both signed notes are kept in " + evidence + ": show them to others."))
        .wrong();
  }

  private void print(Answer answer) {
    var out = invocation.terminal().out();
    if (invocation.json()) out.println(new String(new MessageCodec().write(answer.json()), UTF_8));
    else out.println(answer.lines().getFirst());
    out.flush();
  }
}
