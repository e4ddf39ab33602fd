package org.lockstep.api.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the server is told on its command line.
///
/// @param data the data directory
/// @param port to listen on; 0 for any free one
/// @param properties what is left, of the form `--name=value`
public record ServerOptions(Path data, String host, int port, List<String> properties) {
  /// How the command line is used.
  public static final String USAGE =
      """
      Usage: lockstep serve [--data DIR] [--host HOST] [--port N]
                            [--storage KIND] [--mongodb-uri URI] [--lockstep.NAME=VALUE ...]

        --data DIR    where everything is kept (default: ./lockstep-data); made if it is missing
        --host HOST   the address to listen on (default: 127.0.0.1)
        --port N      the port to listen on (default: 8420); 0 takes any free one
        --storage KIND
                      embedded (default): everything is in DIR; or mongodb: only the root key is
        --mongodb-uri URI
                      mongodb://HOST,HOST,HOST/DATABASE?replicaSet=NAME; with a password in it,
                      better as the variable LOCKSTEP_STORAGE_MONGODBURI
        --new-log-origin NAME
                      begins a log of this name where the old one cannot go on

      Settings, also as environment variables such as LOCKSTEP_LIMITS_BODY:

        --lockstep.origin=NAME                the log's name, chosen once (localhost/v1/log)
        --lockstep.log.anchor=FILE            remembers the last checkpoint (DIR.anchor)
        --lockstep.storage.realm=NAME         whose database it is (lockstep)
        --lockstep.storage.mongodb-standalone=BOOLEAN
                                              whether a server will do without a replica set (false)
        --lockstep.root-key-file=FILE         the root key (DIR/root.key); keep it out of backups
        --lockstep.limits.body=BYTES          longest body but for uploads (1048576)
        --lockstep.limits.upload-piece=BYTES  longest piece of an upload (8388608)
        --lockstep.limits.upload=BYTES        longest upload (10737418240)
        --lockstep.limits.longest-wait=TIME   for a position that a request names (10s)
        --lockstep.limits.orders-kept=TIME    to know a repeated Idempotency-Key (7d)
        --lockstep.signature.clock-behind=TIME, --lockstep.signature.clock-ahead=TIME
                                              how far a signature's time may be off (5m, 1m)
        --lockstep.rate.account-per-second=N, --lockstep.rate.account-burst=N
                                              requests of an account (100, 500)
        --lockstep.rate.address-per-second=N, --lockstep.rate.address-burst=N
                                              requests from an address (500, 2500)
        --lockstep.rate.enrolment-burst=N     devices that ask to join from an address (30)
        --lockstep.protection.minimum-versions.PLATFORM=VERSION
                                              oldest software for Advanced Data Protection
        --lockstep.protection.minimum-device-age=TIME
                                              of the device that turns it on (0s)
        --lockstep.protection.advanced-allowed=BOOLEAN
                                              whether it may be turned on (true)
        --lockstep.protection.rotation-deadline=TIME
                                              for writes under a removed party's key (24h)
        --lockstep.audit.accounts=ID,...      accounts that read every event (none)
        --lockstep.views.rebuild=BOOLEAN      build all views anew beside those that answer (false)
        --lockstep.feed.heartbeat=TIME        of silent feeds (15s)
        --lockstep.feed.longest-gap=N         events that a feed catches up with (100000)
      """;

  private static final int DEFAULT_PORT = 8420;
  private static final int HIGHEST_PORT = 65_535;

  /// Copies the properties.
  public ServerOptions {
    properties = List.copyOf(properties);
  }

  /// A command line that cannot be understood; the message is one line for who typed it.
  public static final class Misunderstood extends Exception {
    private static final long serialVersionUID = 1;

    private Misunderstood(String line) {
      super(line, null, false, false);
    }
  }

  /// The defaults with this data directory.
  public static ServerOptions at(Path data) {
    return new ServerOptions(data, "127.0.0.1", DEFAULT_PORT, List.of());
  }

  /// Reads a command line.
  ///
  /// @throws Misunderstood if it has parts that are none of the options
  public static ServerOptions parse(List<String> arguments) throws Misunderstood {
    var options = at(Path.of("lockstep-data"));
    var rest = new ArrayList<>(arguments.stream().flatMap(ServerOptions::words).toList());
    while (!rest.isEmpty()) {
      var name = rest.removeFirst();
      options =
          switch (name) {
            case "--data" -> options.withData(value(name, rest));
            case "--host" -> options.withHost(value(name, rest));
            case "--port" -> options.withPort(value(name, rest));
            case "--new-log-origin" ->
                options.withProperty("--lockstep.log.new-origin=" + value(name, rest));
            case "--storage" ->
                options.withProperty("--lockstep.storage.kind=" + value(name, rest));
            case "--mongodb-uri" ->
                options.withProperty("--lockstep.storage.mongodb-uri=" + value(name, rest));
            default -> options.withProperty(name);
          };
    }
    return options;
  }

  /// `--port=8420` says the same as `--port 8420`.
  private static Stream<String> words(String argument) {
    boolean joined = argument.matches("--(data|host|port|new-log-origin|storage|mongodb-uri)=.*");
    return joined ? Stream.of(argument.split("=", 2)) : Stream.of(argument);
  }

  private static String value(String name, List<String> rest) throws Misunderstood {
    if (rest.isEmpty()) throw new Misunderstood(name + " needs a value; --help tells more.");
    return rest.removeFirst();
  }

  private ServerOptions withData(String directory) {
    return new ServerOptions(Path.of(directory), host, port, properties);
  }

  private ServerOptions withHost(String name) {
    return new ServerOptions(data, name, port, properties);
  }

  private ServerOptions withPort(String text) throws Misunderstood {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= HIGHEST_PORT) {
        return new ServerOptions(data, host, number, properties);
      }
    } catch (NumberFormatException e) {
      // told below, like a number that is no port
    }
    throw new Misunderstood("--port takes a number from 0 to 65535, not " + text + ".");
  }

  private ServerOptions withProperty(String argument) throws Misunderstood {
    if (!argument.matches("--[a-z][a-z0-9.-]*=.*")) {
      throw new Misunderstood(argument + " is no option; --help tells which there are.");
    }
    var all = new ArrayList<>(properties);
    all.add(argument);
    return new ServerOptions(data, host, port, all);
  }
}
