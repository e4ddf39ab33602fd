package org.lockstep.client.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.Answers.LiveVersions;
import org.lockstep.client.cli.text.VersionText;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep versions`.
@Command(
    name = "versions",
    header = "List the versions of a live document, keep one, or go back to one.",
    description = {
      "A version keeps what a document holds at a moment, under a label. The server keeps it,"
          + " and can read it, until live collaboration on the share ends.",
      "",
      "Restoring one makes new edits, as if somebody had typed them: others see them at once, what"
          + " they write meanwhile stays, and nothing of the history is replaced. What the document"
          + " held before is kept as one more version. Only plain text under 'text' is restored;"
          + " where there is formatting, or anything else, nothing is changed."
    },
    footer = {
      "  lockstep versions 01h455vb4pex5vsknk084sn02q plan",
      "  lockstep versions 01h455vb4pex5vsknk084sn02q plan save 'before the meeting'",
      "  lockstep versions 01h455vb4pex5vsknk084sn02q plan restore 'before the meeting'"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class VersionsCommand implements Callable<Answer> {
  private static final Duration RESTORING = Duration.ofSeconds(30);

  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "SHARE", description = "The share's id.")
  private ShareId share;

  @Parameters(index = "1", paramLabel = "NAME", description = "The document's name.")
  private String document;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "What to do instead of listing: save or restore.")
  private @Nullable Action action;

  @Parameters(
      index = "3",
      arity = "0..1",
      paramLabel = "LABEL",
      description = "What to call the version; to restore, its label or number.")
  private @Nullable String label;

  private enum Action {
    SAVE,
    RESTORE
  }

  VersionsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    try (var client = invocation.client()) {
      return switch (action) {
        case null -> list(client);
        case SAVE -> save(client);
        case RESTORE -> restore(client);
      };
    }
  }

  private Answer list(LockstepClient client) {
    var versions = client.live().versions(share, document);
    return Answer.result(
        new LiveVersions(share, document, versions),
        versions.isEmpty() ? List.of("Nobody has kept a version.") : VersionText.list(versions));
  }

  private Answer restore(LockstepClient client) {
    if (label == null) throw new Mistake("the label or number of a version is expected");
    try {
      var restored = client.live().restore(share, document, label, RESTORING);
      return Answer.done(
          restored,
          "Version %d is restored. What was there before is version %d."
              .formatted(restored.version().number(), restored.before().number()));
    } catch (TimeoutException e) {
      throw new ServerUnreachable(client.address(), e);
    }
  }

  private Answer save(LockstepClient client) {
    if (label == null) throw new Mistake("a label for the version is expected");
    var version = client.live().save(share, document, label);
    return Answer.done(version, "Kept as version " + version.number() + ".");
  }
}
