package org.lockstep.client.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogSource;
import org.lockstep.audit.log.PolicyMalformed;
import org.lockstep.audit.log.TrustPolicy;
import org.lockstep.client.log.FileLog;
import org.lockstep.client.log.HttpLog;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.VerifierKey;
import picocli.CommandLine.Option;

/// Which log is meant, and whose signatures are wanted.
final class LogOptions {
  private static final String PREFIX = "/v1/log";

  @Option(
      names = "--key",
      paramLabel = "VKEY|FILE",
      description =
          "The log's key, as its operator published it, or a file that holds it. Default: the one"
              + " in the policy, else the one that this home has pinned.")
  private @Nullable String key;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Whose cosignatures are wanted: a trust policy (C2SP tlog-policy).")
  private @Nullable Path policy;

  /// Where a log lies.
  ///
  /// @param name under which a home remembers it: the address of its files
  record Place(String name, LogSource source, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  /// The place of a log.
  ///
  /// @param address of a server, of a log's files, or a directory with them; null for the server of
  ///     this home
  static Place place(@Nullable String address, Invocation invocation) {
    if (address == null) {
      var server = invocation.namedServer().or(() -> invocation.home().server());
      return web(server.orElse(Invocation.usualServer()) + PREFIX);
    }
    if (!address.startsWith("http:") && !address.startsWith("https:")) return directory(address);
    var server = ServerAddress.parse(address);
    return web(server.getRawPath().isEmpty() ? server + PREFIX : server.toString());
  }

  private static Place web(String prefix) {
    var log = new HttpLog(URI.create(prefix));
    return new Place(prefix, log, log::close);
  }

  private static Place directory(String address) {
    try {
      var directory = Path.of(address.replaceFirst("^file:(//)?", ""));
      if (Files.isDirectory(directory)) {
        return new Place(directory.toAbsolutePath().toString(), new FileLog(directory), () -> {});
      }
    } catch (InvalidPathException _) {
      // Told below like everything else that is no directory.
    }
    throw new Mistake(
        "'"
            + address
            + "' is neither an address such as http://127.0.0.1:8420 nor"
            + " a directory");
  }

  /// The key that was named, by itself or in the policy.
  Optional<VerifierKey> namedKey() {
    if (key != null) return Optional.of(parse(text(key)));
    var logs = policy().map(TrustPolicy::logs).orElseGet(List::of);
    if (logs.size() > 1) throw new Mistake("the policy names several logs; say with --key which");
    return logs.stream().map(TrustPolicy.LogKey::key).findFirst();
  }

  /// The key of a log: the one that was named, else one that is known here.
  Optional<VerifierKey> key(Place place, Invocation invocation) {
    return namedKey().or(() -> knownKey(place, invocation));
  }

  /// The key of a log.
  ///
  /// @throws Mistake if none was named and none is known
  VerifierKey requireKey(Place place, Invocation invocation) {
    return key(place, invocation)
        .orElseThrow(
            () ->
                new Mistake(
                    "the log's key is not known here: name it with --key, or pin the one that the"
                        + " log itself shows with lockstep audit watch"));
  }

  private static Optional<VerifierKey> knownKey(Place place, Invocation invocation) {
    if (Files.notExists(invocation.homeDirectory())) return Optional.empty();
    var home = invocation.home();
    boolean ofServer =
        home.server().filter(server -> place.name().equals(server + PREFIX)).isPresent();
    var pinned = ofServer ? home.pins().logKey() : Optional.<String>empty();
    return pinned.or(home.log(place.name())::key).map(LogOptions::parse);
  }

  private static String text(String keyOrFile) {
    if (keyOrFile.contains("+")) return keyOrFile;
    try {
      return Files.readString(Path.of(keyOrFile)).strip();
    } catch (IOException | InvalidPathException e) {
      throw new Mistake("--key: '" + keyOrFile + "' is neither a key nor a file with one");
    }
  }

  private static VerifierKey parse(String text) {
    try {
      return VerifierKey.parse(text);
    } catch (LogFormatException e) {
      throw new Mistake("this is no key of a log: " + e.getMessage());
    }
  }

  /// The policy that was named.
  Optional<TrustPolicy> policy() {
    if (policy == null) return Optional.empty();
    try {
      return Optional.of(TrustPolicy.parse(Files.readAllBytes(policy)));
    } catch (PolicyMalformed e) {
      throw new Mistake(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Mistake("the policy " + policy + " cannot be read");
    }
  }
}
