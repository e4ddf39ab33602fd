package org.lockstep.client.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.cli.Answers.ItemStored;
import org.lockstep.client.cli.text.Words;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep put`.
@Command(
    name = "put",
    header = "Store a file in a share.",
    description =
        "Encrypts the file on this device under the share's current key and stores it: as a new"
            + " item, or as the next version of the item of that name. The server learns who"
            + " wrote, when, and about how long the content is; neither the name nor the"
            + " content, as long as it cannot reach the share's key.",
    footer = {
      "  lockstep put 01h455vb4pex5vsknk084sn02q notes.txt",
      "  lockstep put 01h455vb4pex5vsknk084sn02q draft-3.pdf --as plan.pdf"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class PutCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "SHARE", description = "The share's id.")
  private ShareId share;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file to store.")
  private Path file;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Its name in the share. Default: the file's own name.")
  private @Nullable String as;

  PutCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    if (!Files.isRegularFile(file)) throw new Mistake("there is no file " + file);
    String name = Optional.ofNullable(as).orElseGet(() -> fileName(file));
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      var stored =
          client
              .items()
              .put(share, file, name, (done, total) -> bar.bytes("Storing " + name, done, total));
      return Answer.done(
          new ItemStored(
              share,
              stored.item(),
              stored.name(),
              stored.version(),
              stored.epoch(),
              client.position()),
          "Stored %s, version %d.".formatted(Words.safe(name), stored.version()));
    }
  }

  /// The file's own name.
  static String fileName(Path file) {
    var last = file.toAbsolutePath().normalize().getFileName();
    if (last == null) throw new Mistake(file + " has no name; give one with --as");
    return last.toString();
  }
}
