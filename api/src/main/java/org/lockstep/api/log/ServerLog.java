package org.lockstep.api.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.log.LogStart.Standing;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.Note;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.LogId;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.log.Anchor;
import org.lockstep.storage.log.Checkpoints;
import org.lockstep.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log of this server: checked, begun where it is new, and signed until it is closed.
public final class ServerLog implements AutoCloseable {
  /// The name of a log that nobody named.
  static final String UNNAMED = "localhost/v1/log";

  private static final Logger log = LoggerFactory.getLogger(ServerLog.class);
  private static final int ID_LENGTH = 16;

  private final Stores stores;
  private final LogKeys keys;
  private final Checkpointer checkpointer;
  private final List<Witness> witnesses = new ArrayList<>();
  private @Nullable CheckpointLoop loop;

  /// What the log is kept in.
  public record Stores(Journal journal, Checkpoints checkpoints, Anchor anchor, Vault vault) {}

  /// What the operator says of the log's name.
  ///
  /// @param origin the name that it has; empty for the one that it had
  /// @param newOrigin the name under which it goes on although it was rolled back
  public record Naming(Optional<String> origin, Optional<String> newOrigin) {}

  private ServerLog(Stores stores, LogKeys keys, Optional<Note> last) {
    this.stores = stores;
    this.keys = keys;
    var parts =
        new Checkpointer.Parts(stores.journal(), stores.checkpoints(), stores.anchor(), keys);
    checkpointer = new Checkpointer(parts, Clock.systemUTC(), last);
    checkpointer.require();
  }

  /// From now on signs what is recorded, at most once a second.
  public void start() {
    loop = new CheckpointLoop(stores.journal(), checkpointer, CheckpointLoop.Pace.SECONDS);
  }

  /// From now on has these witnesses cosign what is served, each at its own pace.
  public void witnessedBy(List<NamedWitness> named, MeterRegistry meters) {
    for (var one : named) {
      var witness = new Witness(one, checkpointer, stores.journal(), Witness.PATIENT);
      witnesses.add(witness);
      witness.measure(meters);
      witness.start();
    }
  }

  /// Opens the log.
  ///
  /// @throws LogRefused in one line, where the store does not go on where the log was
  /// @throws org.lockstep.storage.StorageException if the first checkpoint cannot be written
  public static ServerLog open(Stores stores, Naming naming, Commands commands) {
    var row = stores.checkpoints().last();
    var anchored = stores.anchor().last();
    var former = row.or(() -> anchored).map(ServerLog::origin);
    var renamed = naming.newOrigin().filter(name -> Optional.of(name).equals(former));
    if (naming.newOrigin().isPresent() && renamed.isEmpty()) {
      return anew(stores, naming.newOrigin().get(), former, commands);
    }
    var now = renamed.or(naming::origin).or(() -> former).orElse(UNNAMED);
    former.filter(name -> !name.equals(now)).ifPresent(name -> refuseName(name, now));
    var keys = LogKeys.of(stores.vault().serverKeys(), now);
    var standing = LogStart.of(stores.journal(), row, anchored, keys.signer().verifierKey());
    return switch (standing) {
      case Standing.Fresh() -> begin(stores, keys, List.of(), commands);
      case Standing.GoesOn(var last) -> new ServerLog(stores, keys, Optional.of(last));
      case Standing.Broken(var finding) -> throw broken(finding);
    };
  }

  private static String origin(Note note) {
    try {
      return Checkpoint.parse(note.text()).origin();
    } catch (LogFormatException e) {
      throw broken("what was signed last is no checkpoint");
    }
  }

  private static void refuseName(String former, String now) {
    throw new LogRefused(
        "The log's name is %s, not %s. Keep it with --lockstep.origin=%s.%s"
            .formatted(former, now, former, wayOn()));
  }

  private static LogRefused broken(String finding) {
    return new LogRefused(
        "The log was rolled back or changed: %s. Restore the newest store and its anchor.%s"
            .formatted(finding, wayOn()));
  }

  private static String wayOn() {
    return " If there is none, begin a log of another name with --new-log-origin NAME.";
  }

  /// Goes on under another name, with whatever the store holds.
  private static ServerLog anew(
      Stores stores, String origin, Optional<String> former, Commands commands) {
    log.warn("The log begins anew as {}, after {}", origin, former.orElse("none"));
    var cites =
        Stream.of(stores.anchor().last(), stores.checkpoints().last())
            .flatMap(Optional::stream)
            .map(note -> new String(note.bytes(), StandardCharsets.UTF_8))
            .distinct()
            .toList();
    return begin(stores, LogKeys.of(stores.vault().serverKeys(), origin), cites, commands);
  }

  /// Records that the log begins, and signs that.
  private static ServerLog begin(
      Stores stores, LogKeys keys, List<String> cites, Commands commands) {
    if (!hasBegun(stores.journal(), keys.origin())) {
      var vaultKey = Bytes.of(stores.vault().publicKey().bytes());
      commands.record(
          new LogBegun(id(keys.origin()), keys.origin(), keys.texts(), vaultKey, cites));
    }
    return new ServerLog(stores, keys, Optional.empty());
  }

  /// Whether a start that was cut off has recorded it: then nothing follows, since the first
  /// checkpoint comes before anything else. A log of which more is recorded was signed.
  private static boolean hasBegun(Journal journal, String origin) {
    var begun = journal.stream(id(origin).value(), 0);
    if (begun.isEmpty()) return false;
    if (begun.getFirst().position() + 1 < journal.head()) {
      throw broken("a log of the name " + origin + " has begun, and what was signed of it is gone");
    }
    return true;
  }

  /// The id of the log of that origin: the first 16 bytes of SHA-256 of `lockstep/log/1`, LF and
  /// the origin.
  static LogId id(String origin) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(("lockstep/log/1\n" + origin).getBytes(StandardCharsets.UTF_8));
      return new LogId(IdText.of(Arrays.copyOf(hash, ID_LENGTH)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Who signs.
  public LogKeys keys() {
    return keys;
  }

  /// What is signed.
  public Checkpointer checkpointer() {
    return checkpointer;
  }

  /// Shows how far the log is signed.
  public void measure(MeterRegistry meters) {
    Gauge.builder("lockstep.log.size", checkpointer, Checkpointer::size)
        .description("events that the served checkpoint covers")
        .register(meters);
    Gauge.builder("lockstep.log.behind", this, ServerLog::behind)
        .description("events that no served checkpoint covers yet")
        .register(meters);
    Gauge.builder("lockstep.log.held.back", checkpointer, c -> c.isHeldBack() ? 1 : 0)
        .description("1 while a checkpoint cannot be written or anchored")
        .register(meters);
  }

  private long behind() {
    return stores.journal().head() - checkpointer.size();
  }

  /// Signs what is left, and no more.
  @Override
  public void close() {
    witnesses.forEach(Witness::close);
    if (loop != null) loop.close();
    checkpointer.advance();
  }
}
