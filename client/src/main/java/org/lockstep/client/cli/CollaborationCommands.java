package org.lockstep.client.cli;

import org.lockstep.client.cli.Answers.ShareChanged;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep collaboration`.
@Command(
    name = "collaboration",
    header = "Start or end live collaboration on a share.",
    description =
        "People who work on one document at the same time need the server to bring their changes"
            + " together: while it is on, the server can read the document, and it says so.",
    footer = {"  lockstep collaboration on SHARE", "  lockstep collaboration off SHARE"})
final class CollaborationCommands {
  private final Invocation invocation;

  CollaborationCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "on",
      header = "Start live collaboration.",
      description =
          "Gives the server's vault this share's key, and no other key. Possible on a document, a"
              + " note or a board; a guarded share refuses it.",
      footer = "  lockstep collaboration on 01h455vb4pex5vsknk084sn02q")
  Answer on(@Parameters(paramLabel = "SHARE", description = "The share's id.") ShareId share) {
    try (var client = invocation.client()) {
      client.shares().startCollaboration(share);
      return Answer.done(
          new ShareChanged(share, client.position()),
          "Live collaboration is on, and the server can read the share while it is.");
    }
  }

  @Command(
      name = "off",
      header = "End live collaboration.",
      description =
          "The server destroys the key that it held for it, and this device gives the share a new"
              + " one.",
      footer = "  lockstep collaboration off 01h455vb4pex5vsknk084sn02q")
  Answer off(@Parameters(paramLabel = "SHARE", description = "The share's id.") ShareId share) {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Ending live collaboration and replacing the share's key");
      client.shares().endCollaboration(share);
      return Answer.done(
          new ShareChanged(share, client.position()), "Live collaboration has ended.");
    }
  }
}
