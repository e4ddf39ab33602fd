package org.lockstep.client.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.lockstep.client.cli.Answers.LinkFetched;
import org.lockstep.client.cli.Answers.LinkOpened;
import org.lockstep.client.cli.Answers.ShareChanged;
import org.lockstep.client.cli.text.Sizes;
import org.lockstep.client.cli.text.Words;
import org.lockstep.client.share.GuestLink;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep link`.
@Command(
    name = "link",
    header = "Open a share to anyone who has its link, or close it again.",
    description =
        "A guest has no keys, so the server decrypts for whoever comes with the link: while it is"
            + " open the server can read the share, and the share says so.",
    footer = {
      "  lockstep link open SHARE",
      "  lockstep link fetch URL -o plan.pdf",
      "  lockstep link close SHARE"
    })
final class LinkCommands {
  private final Invocation invocation;

  LinkCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "open",
      header = "Open a link to a share.",
      description =
          "Gives the server's vault this share's key, and no other key, and prints the link's"
              + " address. The part behind # is a secret that the server does not keep: nobody can"
              + " show it again. Only the owner opens a link; a guarded share refuses it.",
      footer = {
        "  lockstep link open 01h455vb4pex5vsknk084sn02q",
        "  lockstep link open 01h455vb4pex5vsknk084sn02q --json"
      })
  Answer open(@Parameters(paramLabel = "SHARE", description = "The share's id.") ShareId share) {
    try (var client = invocation.client()) {
      var address = client.links().open(share).toString();
      return Answer.result(
          new LinkOpened(share, address, client.position()),
          List.of(
              "The link is open, and the server can read the share while it is. Its address,"
                  + " shown only now:",
              address));
    }
  }

  @Command(
      name = "close",
      header = "Close the link of a share.",
      description =
          "The link stops to work, the server destroys the key that it held for it, and this device"
              + " gives the share a new one.",
      footer = "  lockstep link close 01h455vb4pex5vsknk084sn02q")
  Answer close(@Parameters(paramLabel = "SHARE", description = "The share's id.") ShareId share) {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Closing the link and replacing the share's key");
      client.links().close(share);
      return Answer.done(new ShareChanged(share, client.position()), "The link is closed.");
    }
  }

  @Command(
      name = "fetch",
      header = "Fetch a file by a link, as a guest.",
      description =
          "Needs no account and no home: the server decrypts the file and sends it. The server"
              + " learns from which address it was fetched. Put the URL in quotes.",
      footer = {
        "  lockstep link fetch 'http://127.0.0.1:8420/v1/links/01h4...#...' -o plan.pdf",
        "  lockstep link fetch 'http://127.0.0.1:8420/v1/links/01h4...#...' plan.pdf -o plan.pdf"
      })
  Answer fetch(
      @Parameters(paramLabel = "URL", description = "The link's address, with the part behind #.")
          String url,
      @Parameters(
              paramLabel = "NAME",
              arity = "0..1",
              defaultValue = "",
              description = "Which file, by name or id. Needed if there are several.")
          String name,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              required = true,
              description = "Where to write it.")
          Path output) {
    try (var bar = invocation.bar()) {
      var link = GuestLink.at(address(url));
      var item = link.fetch(name, output, (done, total) -> bar.bytes("Fetching", done, total));
      return Answer.done(
          new LinkFetched(item.item(), item.name(), item.length(), output.toString()),
          "Fetched %s (%s) into %s."
              .formatted(Words.safe(item.name()), Sizes.text(item.length()), output));
    }
  }

  /// The text is not repeated in the refusal: behind the # it holds a secret.
  private static URI address(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException _) {
      throw new Mistake("this is not the address of a link; was a part of it lost?");
    }
  }
}
