package org.lockstep.client.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.cli.Answers.DataFetched;
import org.lockstep.client.cli.Answers.DataListed;
import org.lockstep.client.cli.text.DataText;
import org.lockstep.client.cli.text.Words;
import org.lockstep.client.data.OwnItems.NewData;
import org.lockstep.client.data.StoredData;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep data`.
@Command(
    name = "data",
    header = "Keep data of your own, which nobody shares.",
    description =
        "Each category's data is encrypted on this device under the key that 'protection show'"
            + " tells of. Mail, contacts and calendars are under a key that the server makes: it"
            + " can read them in every mode.",
    footer = {
      "  lockstep data put health pulse.csv",
      "  lockstep data ls health",
      "  lockstep data get health pulse.csv -o pulse.csv",
      "  lockstep data rm health pulse.csv"
    })
final class DataCommands {
  private final Invocation invocation;

  DataCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "put",
      header = "Store a file in a category.",
      description = {
        "Stores it as a new item, or in place of the item of that name. The server learns how"
            + " long it is, when it was written and by which device, and the category's metadata"
            + " that 'protection show' lists: of the file itself its date, its type, whether it is"
            + " executable, and checksums that tell nobody else anything; of a backup's snapshot its"
            + " time and size, and the device's name, platform and version.",
        "",
        "--metadata adds more of what the category may say; nothing else about an item leaves the"
            + " device readable."
      },
      footer = {
        "  lockstep data put health pulse.csv",
        "  lockstep data put drive draft.pdf --as plan.pdf --metadata favourite=true"
      })
  Answer put(
      @Parameters(index = "0", paramLabel = "CATEGORY", description = "The category.")
          Category category,
      @Parameters(index = "1", paramLabel = "FILE", description = "The file to store.") Path file,
      @Option(
              names = "--as",
              paramLabel = "NAME",
              description = "Its name. Default: the file's own name.")
          @Nullable String as,
      @Option(
              names = "--metadata",
              paramLabel = "FIELD=TEXT",
              description = "A field that stays under standard protection in every mode.")
          @Nullable Map<MetadataField, String> metadata) {
    if (!Files.isRegularFile(file)) throw new Mistake("there is no file " + file);
    String name = Optional.ofNullable(as).orElseGet(() -> PutCommand.fileName(file));
    var data = new NewData(category, file, name, Optional.ofNullable(metadata).orElseGet(Map::of));
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      var stored =
          client.data().put(data, (done, total) -> bar.bytes("Storing " + name, done, total));
      return Answer.done(
          Answers.line(stored),
          "Stored %s in %s, version %d; %s."
              .formatted(
                  Words.safe(stored.name()),
                  category,
                  stored.version(),
                  stored.exposed()
                      ? "the server can read it"
                      : "only your trusted devices can read it"));
    }
  }

  @Command(
      name = "get",
      header = "Fetch a file from a category.",
      description =
          "Fetches the item, checks that a device of the account wrote it, decrypts it on this"
              + " device and writes it to a file, which appears only once all of it is verified."
              + " An existing file is replaced only if -o names it.",
      footer = {
        "  lockstep data get health pulse.csv",
        "  lockstep data get drive plan.pdf -o copy.pdf"
      })
  Answer get(
      @Parameters(index = "0", paramLabel = "CATEGORY", description = "The category.")
          Category category,
      @Parameters(index = "1", paramLabel = "NAME", description = "The item's name, or its id.")
          String name,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "Where to write it. Default: its name, in the current directory.")
          @Nullable Path output) {
    var to = output == null ? GetCommand.here(name) : output;
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      var item =
          client
              .data()
              .get(category, name, to, (done, total) -> bar.bytes("Fetching " + name, done, total));
      return Answer.done(
          new DataFetched(Answers.line(item), to.toString()),
          "Fetched %s, version %d, into %s."
              .formatted(Words.safe(item.name()), item.version(), to));
    }
  }

  @Command(
      name = "ls",
      header = "List your own data.",
      description =
          "Prints each item with its version, its size as far as the server sees it, and whether"
              + " the server has ever been able to read it. Of a single category it also prints what"
              + " of each item stays under standard protection in every mode.",
      footer = {"  lockstep data ls", "  lockstep data ls photos --json"})
  Answer ls(
      @Parameters(
              arity = "0..1",
              paramLabel = "CATEGORY",
              description = "The category. Default: all of them.")
          @Nullable Category category) {
    try (var client = invocation.client()) {
      var items = category == null ? client.data().list() : client.data().list(category);
      return Answer.result(
          new DataListed(items.stream().map(Answers::line).toList()), lines(category, items));
    }
  }

  @Command(
      name = "rm",
      header = "Delete an item for good.",
      description =
          "Erases the content, the metadata and the key on the server; nothing brings it back.",
      footer = "  lockstep data rm health pulse.csv")
  Answer rm(
      @Parameters(index = "0", paramLabel = "CATEGORY", description = "The category.")
          Category category,
      @Parameters(index = "1", paramLabel = "NAME", description = "The item's name, or its id.")
          String name) {
    try (var client = invocation.client()) {
      var gone = client.data().delete(category, name);
      return Answer.done(
          Answers.line(gone), "Deleted %s for good.".formatted(Words.safe(gone.name())));
    }
  }

  private static List<String> lines(@Nullable Category category, List<StoredData> items) {
    if (items.isEmpty()) return List.of("There is nothing.");
    return category == null ? DataText.list(items) : DataText.detailed(items);
  }
}
