package org.lockstep.api.server;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.storage.MongoStorage;
import org.lockstep.storage.Storage;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.copy.Copied;
import org.lockstep.storage.copy.StoreCopy;
import org.lockstep.storage.mongodb.MongoAddress;

/// `lockstep migrate`, `backup` and `restore`: copies a whole store while no server works on it.
///
/// A place is a data directory or the address of a database of MongoDB.
public final class StoreProgram {
  static final String USAGE =
      """
      Usage: lockstep migrate --from PLACE --to PLACE --lockstep.root-key-file=FILE
             lockstep backup PLACE FILE
             lockstep restore FILE PLACE

        PLACE         a data directory, or mongodb://HOST,HOST,HOST/DATABASE?replicaSet=NAME
        FILE          of the backup; it holds everything but the root key

      Stop all servers of the store first. A copy goes into an empty place, and is compared with
      what it was made of: the root of the log, and, when a store is migrated, what its views say.
      The log's anchor stays where it is: name it to the new server with --lockstep.log.anchor.

        --lockstep.root-key-file=FILE         the root key (DIR/root.key)
        --lockstep.storage.realm=NAME         whose database it is (lockstep)
        --lockstep.storage.mongodb-standalone=BOOLEAN
                                              whether a server will do without a replica set (false)
      """;

  private static final int FAILED = 1;
  private static final int MISUNDERSTOOD = 2;

  private final LockstepProperties properties;
  private final PrintStream out;

  private StoreProgram(LockstepProperties properties, PrintStream out) {
    this.properties = properties;
    this.out = out;
  }

  /// Does what is asked, or ends with one line that says why not: exit code 1 where it failed, 2
  /// where the command line cannot be understood.
  public static void main(String[] arguments) {
    int code = run(List.of(arguments), System.out, System.err);
    if (code != 0) System.exit(code);
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(USAGE);
      return 0;
    }
    var order = order(arguments);
    if (order.isEmpty()) {
      err.println("That is not understood; --help tells how it is used.");
      return MISUNDERSTOOD;
    }
    try {
      var settings = Settings.of(new ServerOptions(Path.of("."), "", 0, settings(arguments)));
      new StoreProgram(settings.properties(), out).carryOut(order.get());
      return 0;
    } catch (RuntimeException e) {
      err.println(LockstepServer.line(e));
      return FAILED;
    }
  }

  /// What is to be done.
  private sealed interface Order {
    record Migrate(String from, String to) implements Order {}

    record Backup(String from, Path file) implements Order {}

    record Restore(Path file, String to) implements Order {}
  }

  private static List<String> settings(List<String> arguments) {
    return arguments.stream().filter(argument -> argument.startsWith("--lockstep.")).toList();
  }

  private static Optional<Order> order(List<String> arguments) {
    var words = new ArrayList<String>();
    for (var argument : arguments) {
      if (argument.startsWith("--lockstep.")) continue;
      if (argument.matches("--(from|to)=.*")) words.addAll(List.of(argument.split("=", 2)));
      else words.add(argument);
    }
    return words.isEmpty() ? Optional.empty() : order(words.removeFirst(), words);
  }

  private static Optional<Order> order(String verb, List<String> words) {
    boolean two = words.size() == 2;
    return switch (verb) {
      case "migrate" -> migrate(words);
      case "backup" ->
          two
              ? Optional.of(new Order.Backup(words.get(0), Path.of(words.get(1))))
              : Optional.empty();
      case "restore" ->
          two
              ? Optional.of(new Order.Restore(Path.of(words.get(0)), words.get(1)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Order> migrate(List<String> words) {
    int from = words.indexOf("--from");
    int to = words.indexOf("--to");
    boolean both = words.size() == 4 && from >= 0 && to >= 0 && Math.abs(from - to) == 2;
    if (!both) return Optional.empty();
    return Optional.of(new Order.Migrate(words.get(from + 1), words.get(to + 1)));
  }

  private void carryOut(Order order) {
    switch (order) {
      case Order.Migrate(var from, var to) -> migrate(from, to);
      case Order.Backup(var place, var file) -> backup(place, file);
      case Order.Restore(var file, var place) -> restore(file, place);
    }
  }

  private void migrate(String from, String to) {
    try (var source = existing(from);
        var target = fresh(to)) {
      var rootKey = rootKeyBeside(from);
      var before = Views.digest(source, rootKey, properties);
      tell(StoreCopy.into(source, target));
      var after = Views.digest(target, rootKey, properties);
      if (!before.equals(after)) {
        throw new StorageException(
            "The views of the copy say something else (%s, not %s).".formatted(after, before));
      }
      out.println("Views: " + after + " on both sides");
      out.println("The store is migrated.");
    }
  }

  private Path rootKeyBeside(String place) {
    return properties
        .rootKeyFile()
        .map(Path::of)
        .orElseGet(
            () -> {
              if (!MongoAddress.isMeant(place)) return Path.of(place, Node.ROOT_KEY);
              throw new StorageException("Name the root key with --lockstep.root-key-file=FILE.");
            });
  }

  private void backup(String place, Path file) {
    try (var source = existing(place)) {
      tell(StoreCopy.into(source, file));
      out.println("The backup is " + file + ". It does not hold the root key.");
    }
  }

  private void restore(Path file, String place) {
    if (!Files.isRegularFile(file)) throw new StorageException("There is no file " + file + ".");
    try (var target = fresh(place)) {
      tell(StoreCopy.restore(file, target));
      out.println("The store is restored.");
    }
  }

  private void tell(Copied copied) {
    out.println(
        "Copied %d events, %d secrets, %d blobs, %d live documents"
            .formatted(copied.events(), copied.secrets(), copied.blobs(), copied.logs()));
    out.println("Log: %d, root %s".formatted(copied.events(), copied.root()));
  }

  private Storage existing(String place) {
    if (MongoAddress.isMeant(place)) return MongoStorage.find(address(place), realm());
    if (Files.exists(Path.of(place, "format"))) return EmbeddedStorage.open(Path.of(place));
    throw new StorageException("There is no data directory " + place + ".");
  }

  private Storage fresh(String place) {
    if (MongoAddress.isMeant(place)) return MongoStorage.open(address(place), realm());
    return EmbeddedStorage.open(Path.of(place));
  }

  private String realm() {
    return properties.storage().realm();
  }

  private MongoAddress address(String uri) {
    return new MongoAddress(uri, properties.storage().mongodbStandalone());
  }
}
