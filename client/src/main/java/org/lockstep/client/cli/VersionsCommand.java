package org.lockstep.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.Answers.LiveVersions;
import org.lockstep.client.cli.text.VersionText;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep versions`.
@Command(
    name = "versions",
    header = "List the versions of a live document, or keep one.",
    description =
        "A version keeps what a document holds at a moment, under a label. The server keeps it,"
            + " and can read it, until live collaboration on the share ends.",
    footer = {
      "  lockstep versions 01h455vb4pex5vsknk084sn02q plan",
      "  lockstep versions 01h455vb4pex5vsknk084sn02q plan save 'before the meeting'"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class VersionsCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "SHARE", description = "The share's id.")
  private ShareId share;

  @Parameters(index = "1", paramLabel = "NAME", description = "The document's name.")
  private String document;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "What to do instead of listing: save.")
  private @Nullable Action action;

  @Parameters(
      index = "3",
      arity = "0..1",
      paramLabel = "LABEL",
      description = "What to call the version.")
  private @Nullable String label;

  private enum Action {
    SAVE
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
      };
    }
  }

  private Answer list(LockstepClient client) {
    var versions = client.live().versions(share, document);
    return Answer.result(
        new LiveVersions(share, document, versions),
        versions.isEmpty() ? List.of("Nobody has kept a version.") : VersionText.list(versions));
  }

  private Answer save(LockstepClient client) {
    if (label == null) throw new Mistake("a label for the version is expected");
    var version = client.live().save(share, document, label);
    return Answer.done(version, "Kept as version " + version.number() + ".");
  }
}
