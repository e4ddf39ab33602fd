package org.lockstep.client.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.lockstep.client.cli.Answers.CollaborationEnded;
import org.lockstep.client.cli.Answers.ShareChanged;
import org.lockstep.client.cli.text.Words;
import org.lockstep.client.share.StoredItem;
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
          "Nobody can change the live documents any more from the moment it begins: what people"
              + " type then shows as not saved. What the documents hold is kept as items of the"
              + " share, each under its name with .yjs behind it. Then the server destroys the key"
              + " that it held and everything that was live, and this device gives the share a new"
              + " key. If that fails, people go on where they were.",
      footer = "  lockstep collaboration off 01h455vb4pex5vsknk084sn02q")
  Answer off(@Parameters(paramLabel = "SHARE", description = "The share's id.") ShareId share) {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Keeping the documents, and replacing the share's key");
      var kept = client.live().end(share);
      return Answer.done(
          new CollaborationEnded(
              share, kept.stream().map(Answers::line).toList(), client.position()),
          "Live collaboration has ended. " + keptText(kept));
    }
  }

  private static String keptText(List<StoredItem> kept) {
    if (kept.isEmpty()) return "Nobody had opened a document.";
    var names =
        kept.stream().map(item -> Words.safe(item.name())).collect(Collectors.joining(", "));
    return "Kept: " + names + ".";
  }
}
