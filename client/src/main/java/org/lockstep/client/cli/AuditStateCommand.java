package org.lockstep.client.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogView;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.terminal.ProgressBar;
import org.lockstep.client.cli.terminal.Style;
import org.lockstep.client.cli.text.StateText;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.verdict.At;
import org.lockstep.client.verdict.PastState;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep audit state`.
@Command(
    name = "state",
    header = "Tell what a share or an account was at a point of the history.",
    description = {
      "Fetches events, verifies each against its leaf, its stream and the log, and adds them up on"
          + " this device. The server is not asked what was so, only what was recorded.",
      "",
      "A date given to --at means the end of that day in UTC."
    },
    footer = {
      "  lockstep audit state share 01h455vb4pex5vsknk084sn02q --at 17",
      "  lockstep audit state account --at 2026-03-03"
    })
final class AuditStateCommand {
  private final Invocation invocation;

  AuditStateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "share",
      header = "Tell what a share was, and who could read it.",
      description = {
        "Prints the share's kind, who took part, whether a link or live work was open, the"
            + " effective encryption with its causes, what was owed, and in which intervals the"
            + " server had been able to read it.",
        "",
        "A participant asks about shares of its own. An auditor asks about any with --as-auditor,"
            + " which reads the whole history."
      },
      footer = {
        "  lockstep audit state share 01h455vb4pex5vsknk084sn02q --at 17",
        "  lockstep audit state share 01h455vb4pex5vsknk084sn02q --at 2026-03-03 --as-auditor"
      })
  Answer share(
      @Parameters(paramLabel = "SHARE", description = "The share's id.") ShareId share,
      @Mixin Point point) {
    return told(
        (client, progress) ->
            point.asAuditor
                ? client.pastStates().audited(share, point.at, log(client), progress)
                : client.pastStates().share(share, point.at),
        StateText::share);
  }

  @Command(
      name = "account",
      header = "Tell what an account was, and how its data was protected.",
      description = {
        "Prints the protection mode, the trusted devices, and the protection of each category of"
            + " the account's own data, by pseudonyms: names are sealed in the events.",
        "",
        "Everybody asks about the own account. An auditor asks about any with --as-auditor, which"
            + " reads the whole history."
      },
      footer = {
        "  lockstep audit state account --at 17",
        "  lockstep audit state account 01h455vb4pex5vsknk084sn02q --at 17 --as-auditor"
      })
  Answer account(
      @Parameters(
              arity = "0..1",
              paramLabel = "ACCOUNT",
              description = "The account's id. Default: the own account.")
          @Nullable String account,
      @Mixin Point point) {
    return told(
        (client, progress) -> {
          var own = client.home().requireMembership().account();
          var asked = Optional.ofNullable(account).map(AuditStateCommand::id).orElse(own);
          if (point.asAuditor) {
            return client.pastStates().audited(asked, point.at, log(client), progress);
          }
          if (asked.equals(own)) return client.pastStates().account(point.at);
          throw new Mistake("only an auditor asks about another account: --as-auditor");
        },
        StateText::account);
  }

  /// Which point is meant, and who asks.
  @SuppressWarnings("NullAway.Init") // picocli fills it in
  static final class Point {
    @Option(
        names = "--at",
        required = true,
        paramLabel = "POSITION|TIME",
        description = "A position of the history, a time, or a date.")
    private At at;

    @Option(
        names = "--as-auditor",
        description = "Read the whole history, as the operator's auditor.")
    private boolean asAuditor;
  }

  /// Folds the history to the point.
  private interface Asking<T> {
    PastState<T> of(LockstepClient client, Progress progress);
  }

  private <T> Answer told(Asking<T> asking, BiFunction<PastState<T>, Style, List<String>> text) {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Verifying the history");
      var then = asking.of(client, progress(bar));
      var lines = text.apply(then, invocation.terminal().style());
      return Answer.result(new Told(then, StateText.notShown(then)), lines);
    }
  }

  private static AccountId id(String text) {
    try {
      return new AccountId(text);
    } catch (IllegalArgumentException _) {
      throw new Mistake("'" + text + "' is not the id of an account");
    }
  }

  /// The log of the server, held against what this device saw of it before.
  ///
  /// @throws Mistake if its key is not known here
  static LogView log(LockstepClient client) {
    return client
        .log()
        .look()
        .orElseThrow(
            () ->
                new Mistake(
                    "the log's key is not known here: pin the one that the log itself shows with"
                        + " lockstep audit watch"));
  }

  private static Progress progress(ProgressBar bar) {
    return (done, total) -> bar.steps("Verifying events", done, total);
  }

  /// What `--json` prints: the state, and what it leaves open.
  private record Told(PastState<?> then, List<String> notShown) {}
}
