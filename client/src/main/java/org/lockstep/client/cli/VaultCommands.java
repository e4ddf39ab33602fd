package org.lockstep.client.cli;

import java.util.List;
import org.lockstep.client.cli.Answers.VaultLogged;
import org.lockstep.client.cli.text.UseText;
import picocli.CommandLine.Command;

/// `lockstep vault`.
@Command(
    name = "vault",
    header = "See what the server did with keys that it holds.",
    description =
        "The server's vault holds keys of accounts with standard protection, and of shares with an"
            + " open link or live collaboration. Each use is recorded before it happens.",
    footer = "  lockstep vault log")
final class VaultCommands {
  private final Invocation invocation;

  VaultCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "log",
      header = "List the uses of your keys by the server.",
      description =
          "Tells of each use of a key of the account, or of a share in which it takes part: which"
              + " key, why, for whom, and when. The server tells this; a server that was changed"
              + " to use keys in secret would not.",
      footer = {"  lockstep vault log", "  lockstep vault log --json"})
  Answer log() {
    try (var client = invocation.client()) {
      var uses = client.vaultLog().list();
      return Answer.result(
          new VaultLogged(uses, client.position()),
          uses.isEmpty() ? List.of("The server has used no key of yours.") : UseText.list(uses));
    }
  }
}
