package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.Answers.Synced;
import org.lockstep.client.cli.text.OverdueText;
import org.lockstep.client.cli.text.RecoveryText;
import org.lockstep.client.cli.text.StepText;
import org.lockstep.client.cli.text.Words;
import org.lockstep.client.sync.Step;
import org.lockstep.wire.message.MessageCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lockstep sync`.
@Command(
    name = "sync",
    header = "Meet the key operations that this device owes.",
    description =
        "Looks at the verified history of the account and of its shares, and does what this"
            + " device can: makes new keys where somebody left, a link was closed or a mode was"
            + " changed, seals keys to new members, and gives the server's vault what standard"
            + " protection, a link or live collaboration calls for. Only keys that the history"
            + " vouches for are ever sealed to. Before that it holds the server's log against what"
            + " this device saw of it: a fork or a rollback is an alarm. Then it warns of keys that somebody who left, or a"
            + " revoked device, holds still; if the server conceals one, that is an alarm. Run it now and then, or keep it running with"
            + " --watch.",
    footer = {"  lockstep sync", "  lockstep sync --watch"})
final class SyncCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Option(
      names = "--watch",
      description = "Keep doing so until stopped. With --json, one object for each step.")
  private boolean watch;

  SyncCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    try (var client = invocation.client()) {
      if (watch) client.sync().watch(this::tell);
      return once(client);
    }
  }

  private Answer once(LockstepClient client) {
    var lines = new ArrayList<String>();
    try (var bar = invocation.bar()) {
      bar.step("Looking at the log");
      client.log().look();
      bar.step("Looking for what is owed");
      var steps =
          client
              .sync()
              .run(
                  step -> {
                    lines.add(StepText.line(step));
                    bar.step(StepText.line(step));
                  });
      bar.step("Looking for keys in wrong hands");
      var stale = client.audit().all();
      var synced = new Synced(steps.stream().map(Answers::line).toList(), stale, client.position());
      if (lines.isEmpty()) lines.add("Nothing is owed that this device can meet.");
      stale.forEach(share -> lines.add(OverdueText.line(share)));
      for (var handle : client.helping().renew()) {
        lines.add("You hold a new part for %s.".formatted(Words.safe(handle)));
      }
      for (var handle : client.helping().people().asking()) {
        lines.add("%s asks you to be a recovery contact.".formatted(Words.safe(handle)));
      }
      client.recovery().overview().pending().forEach(p -> lines.add(RecoveryText.warning(p)));
      return Answer.done(synced, lines.toArray(String[]::new));
    }
  }

  private void tell(Step step) {
    var out = invocation.terminal().out();
    if (invocation.json()) {
      out.println(new String(new MessageCodec().write(Answers.line(step)), UTF_8));
    } else {
      out.println(StepText.line(step));
    }
    out.flush();
  }
}
