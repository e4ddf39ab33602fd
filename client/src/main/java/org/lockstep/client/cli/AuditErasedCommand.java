package org.lockstep.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lockstep.client.cli.AuditAnswers.CheckpointLine;
import org.lockstep.client.cli.AuditAnswers.ErasureChecked;
import org.lockstep.client.cli.AuditAnswers.EventLine;
import org.lockstep.client.cli.text.Words;
import org.lockstep.client.replay.Compared;
import org.lockstep.client.replay.Erased;
import org.lockstep.wire.message.AuditMessages.KeyStanding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep audit erased`.
@Command(
    name = "erased",
    header = "Check again that a closed account's personal texts are erased.",
    description = {
      "Names the key under which an account's personal texts are sealed in the history, as `key`"
          + " stands beside each. Verifies the whole history as an auditor, finds every text under"
          + " the key, asks what the server's stores still hold of the account, and holds every row"
          + " that the server answers from against the history.",
      "",
      "The exit code is 0 if nothing is left, 2 if the key lives, or something is there that must"
          + " not be, and 3 if that could not be told."
    },
    footer = {
      "  lockstep audit erased 5f0c6d1b2a3948576e7f8091a2b3c4d5",
      "  lockstep audit erased 01h455vb4pex5vsknk084sn02q --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class AuditErasedCommand implements Callable<Answer> {
  private static final List<String> NOT_SHOWN =
      List.of(
          AuditText.splitView(Map.of()),
          "that nobody copied the key or the texts before: backups of the key store included",
          "that the server tells the truth of its key store: an auditor has no key to try",
          "that the account is forgotten: its pseudonyms stay in the history for ever");

  private final Invocation invocation;

  @Parameters(
      paramLabel = "KEY|ACCOUNT",
      description = "The id of the key, or of the account whose texts it is for.")
  private String wanted;

  AuditErasedCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Verifying the history");
      var log = AuditStateCommand.log(client);
      return answer(client.replays().erased(wanted, log, AuditReplayCommand.telling(bar)));
    }
  }

  private static Answer answer(Erased found) {
    var answer = Answer.result(json(found), lines(found));
    return switch (found.verdict()) {
      case ERASED -> answer;
      case NOT_ERASED -> answer.wrong();
      case UNCLEAR -> answer.unclear();
    };
  }

  private static ErasureChecked json(Erased found) {
    return new ErasureChecked(
        found.verdict(),
        found.key(),
        found.subject(),
        found.texts().events(),
        found.texts().count(),
        EventLine.of(found.texts().first()),
        EventLine.of(found.texts().last()),
        found.texts().otherKeys().stream().sorted().toList(),
        found.end().closed().map(EventLine::of),
        found.end().erased().map(EventLine::of),
        found.standing().key(),
        found.standing().kept(),
        found.rowsNaming(),
        different(found).stream().map(AuditDiffCommand::told).toList(),
        CheckpointLine.of(found.log()),
        NOT_SHOWN);
  }

  private static List<Compared> different(Erased found) {
    return found.compared().stream().filter(each -> !each.isEqual()).toList();
  }

  private static List<String> lines(Erased found) {
    var lines = new ArrayList<String>();
    lines.add(headline(found));
    lines.add(
        "  History:   %d texts of account %s under the key, in %d events; the last is %d"
            .formatted(
                found.texts().count(),
                found.subject(),
                found.texts().events(),
                found.texts().last().seq()));
    found.end().closed().ifPresent(at -> lines.add("  Closed:    " + AuditText.event(at)));
    found.end().erased().ifPresent(at -> lines.add("  Destroyed: " + AuditText.event(at)));
    lines.add("  Key store: " + words(found.standing().key()));
    lines.add(
        "  Rows:      %d name the account, by its pseudonym; all texts in them are sealed"
            .formatted(found.rowsNaming()));
    lines.addAll(wrong(found));
    lines.add("Verified under " + AuditText.checkpoint(found.log()) + ".");
    lines.addAll(AuditText.notShown(NOT_SHOWN));
    return lines;
  }

  private static String headline(Erased found) {
    return switch (found.verdict()) {
      case ERASED -> "Erased: no text under key " + Words.safe(found.key()) + " can be read.";
      case NOT_ERASED -> "NOT ERASED: the account of key " + Words.safe(found.key()) + ".";
      case UNCLEAR -> "Unclear: the key is gone, and nothing proves that it was destroyed.";
    };
  }

  private static String words(KeyStanding key) {
    return switch (key) {
      case HELD -> "the key is there: every text can be read";
      case DESTROYED -> "the key was destroyed, and none is made again";
      case NONE -> "neither the key nor a mark that it was destroyed";
    };
  }

  private static List<String> wrong(Erased found) {
    var lines = new ArrayList<String>();
    found
        .standing()
        .kept()
        .forEach(
            kept ->
                lines.add(
                    "ALARM: %d left in %s".formatted(kept.records(), Words.safe(kept.store()))));
    if (found.isSealedLater()) {
      lines.add("ALARM: a text was sealed after everything had been destroyed");
    }
    found
        .texts()
        .otherKeys()
        .forEach(other -> lines.add("ALARM: the key is not the account's only one: " + other));
    different(found).forEach(each -> lines.addAll(AuditDiffCommand.lines(each)));
    return lines;
  }
}
