package org.lockstep.client.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.cli.Answers.ItemFetched;
import org.lockstep.client.cli.text.Words;
import org.lockstep.domain.id.ShareId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep get`.
@Command(
    name = "get",
    header = "Fetch a file from a share.",
    description =
        "Fetches the item's last version, checks who wrote it, decrypts it on this device and"
            + " writes it to a file, which appears only once all of it is verified. An existing"
            + " file is replaced only if -o names it.",
    footer = {
      "  lockstep get 01h455vb4pex5vsknk084sn02q notes.txt",
      "  lockstep get 01h455vb4pex5vsknk084sn02q notes.txt -o copy.txt"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class GetCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "SHARE", description = "The share's id.")
  private ShareId share;

  @Parameters(index = "1", paramLabel = "NAME", description = "The item's name, or its id.")
  private String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it. Default: its name, in the current directory.")
  private @Nullable Path output;

  GetCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    var to = output == null ? here(name) : output;
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      var item =
          client
              .items()
              .get(share, name, to, (done, total) -> bar.bytes("Fetching " + name, done, total));
      return Answer.done(
          new ItemFetched(share, item.item(), item.name(), item.version(), to.toString()),
          "Fetched %s, version %d, into %s."
              .formatted(Words.safe(item.name()), item.version(), to));
    }
  }

  /// A file of that name in the current directory: a name that others chose must not lead
  /// elsewhere.
  static Path here(String name) {
    try {
      var file = Path.of(name);
      boolean plain = file.getNameCount() == 1 && !file.isAbsolute() && !name.startsWith(".");
      if (plain && Files.notExists(file)) return file;
      if (plain) throw new Mistake(file + " exists; name it with -o to replace it");
    } catch (InvalidPathException _) {
      // No file can have that name here.
    }
    throw new Mistake("'" + name + "' is no plain file name; say with -o where to write it");
  }
}
