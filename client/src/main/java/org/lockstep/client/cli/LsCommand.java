package org.lockstep.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.lockstep.client.cli.Answers.Items;
import org.lockstep.client.cli.text.ItemText;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep ls`.
@Command(
    name = "ls",
    header = "List what is in a share.",
    description =
        "Prints each item with its version, its size as far as the server sees it, and whether"
            + " the server has ever been able to read it.",
    footer = {
      "  lockstep ls 01h455vb4pex5vsknk084sn02q",
      "  lockstep ls 01h455vb4pex5vsknk084sn02q --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class LsCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "SHARE", description = "The share's id.")
  private ShareId share;

  LsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    try (var client = invocation.client()) {
      var items = client.items().list(share);
      return Answer.result(
          new Items(share, items.stream().map(Answers::line).toList()),
          items.isEmpty() ? List.of("Nothing is in it.") : ItemText.list(items));
    }
  }
}
