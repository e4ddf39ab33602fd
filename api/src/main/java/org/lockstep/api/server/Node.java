package org.lockstep.api.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.axon.EventMetadata;
import org.lockstep.api.log.ServerLog;
import org.lockstep.api.request.Nonces;
import org.lockstep.api.request.SignatureGate;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.projections.BoxModel;
import org.lockstep.projections.Limits;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.Storage;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.log.FileAnchor;
import org.lockstep.vault.RootKeyFile;
import org.lockstep.vault.Vault;
import org.lockstep.wire.event.EventCodec;

/// Everything of the server below the web: stores, vault, history and views, opened in this order
/// and settled with each other. Closing it ends them in the other one.
final class Node implements AutoCloseable {
  static final String ROOT_KEY = "root.key";
  private static final String ANCHOR_ENDING = ".anchor";
  private static final Duration ONE_LOOK = Duration.ofSeconds(1);

  private final Storage storage;
  private final Vault vault;
  private final EventCodec codec;
  private final Commands commands;
  private final ReadModels models;
  private final ModelViews views;
  private final VaultKeeper keeper;
  private final ServerLog log;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private Node(Storage storage, Files files, LockstepProperties properties) {
    this.storage = storage;
    var uses = new RecordedUses();
    vault =
        Vault.open(storage.secrets(), RootKeyFile.open(files.rootKey(), storage.secrets()), uses);
    codec = new EventCodec(new SubjectPersonalKeys(vault.subjectKeys()));
    commands = new Commands(storage.journal(), codec, meters);
    uses.into(commands);
    log = openLog(files.anchor(), properties);
    models =
        ReadModels.open(
            storage.journal(),
            storage.documents(),
            codec,
            new ReadModels.Options(
                Limits.DEFAULT, EventMetadata::idempotencyKey, properties.limits().ordersKept()));
    views = new ModelViews(storage.journal(), models);
    keeper = new VaultKeeper(vault, commands, models, views);
    measure();
  }

  private ServerLog openLog(Path anchor, LockstepProperties properties) {
    return ServerLog.open(
        new ServerLog.Stores(
            storage.journal(), storage.checkpoints(), FileAnchor.open(anchor), vault),
        new ServerLog.Naming(properties.origin(), properties.log().newOrigin()),
        commands);
  }

  private void measure() {
    log.measure(meters);
    Gauge.builder("lockstep.journal.head", storage.journal(), Journal::head)
        .description("events recorded so far")
        .register(meters);
    Gauge.builder("lockstep.views.lag", this, node -> node.views.head() - node.views.known())
        .description("events that the views have not applied yet")
        .register(meters);
    Gauge.builder("lockstep.views.rebuilt", this, Node::rebuilt)
        .description("events that views being built anew have applied; -1 if none are")
        .register(meters);
  }

  /// -1 while nothing is being built.
  private double rebuilt() {
    return models.rebuilding().map(Long::doubleValue).orElse(-1.0);
  }

  private void measureOverdue(Duration tolerance) {
    Gauge.builder("lockstep.shares.overdue", models.boxes(), boxes -> overdue(boxes, tolerance))
        .description("shares in use that have owed a new key for longer than is tolerated")
        .register(meters);
  }

  private static double overdue(BoxModel boxes, Duration tolerance) {
    return boxes.owedSinceBefore(Instant.now().minus(tolerance));
  }

  /// Opens everything, in the data directory or where the settings say.
  ///
  /// @throws org.lockstep.storage.StorageException in one line, where the store cannot be used
  /// @throws org.lockstep.vault.RootKeyRefused in one line, where the root key cannot
  static Node open(Path data, LockstepProperties properties) {
    var storage = properties.storage().open(data);
    try {
      var node = new Node(storage, Files.of(data, properties), properties);
      node.settle();
      node.measureOverdue(properties.protection().rotationDeadline());
      node.log.start();
      node.log.witnessedBy(properties.log().named(), node.meters);
      if (properties.views().rebuild()) node.models.rebuild();
      return node;
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /// What lies outside the stores.
  private record Files(Path rootKey, Path anchor) {
    /// The anchor lies beside the data directory unless something else is said: within, it would be
    /// restored together with what it is to be compared with.
    static Files of(Path data, LockstepProperties properties) {
      var directory = data.toAbsolutePath().normalize();
      return new Files(
          properties.rootKeyFile().map(Path::of).orElse(data.resolve(ROOT_KEY)),
          properties
              .log()
              .anchor()
              .map(Path::of)
              .orElse(directory.resolveSibling(directory.getFileName() + ANCHOR_ENDING)));
    }
  }

  private void settle() {
    try {
      while (!isCaughtUp()) {
        models.failure().ifPresent(Node::stopped);
      }
      keeper.settleAll();
    } catch (RuntimeException e) {
      models.close();
      throw e;
    }
  }

  private boolean isCaughtUp() {
    long last = storage.journal().head() - 1;
    return last < 0 || views.await(last, ONE_LOOK);
  }

  private static void stopped(Throwable failure) {
    throw new IllegalStateException("The views cannot follow the history", failure);
  }

  /// The nonces of all requests in the history that could still be accepted.
  Nonces nonces(SignatureGate.Limits limits, Clock clock) {
    var nonces = new Nonces(limits.window());
    var journal = storage.journal();
    long from = journal.lastPositionAt(clock.instant().minus(limits.window())).orElse(-1) + 1;
    journal.forEach(from, journal.head(), stored -> take(nonces, stored));
    return nonces;
  }

  private static void take(Nonces nonces, StoredEvent stored) {
    if (stored.actor().equals(NewEvent.NOBODY)) return;
    var nonce = EventMetadata.read(stored.metadata()).get(EventMetadata.NONCE);
    if (nonce != null) nonces.take(new DeviceId(stored.actor()), nonce);
  }

  Storage storage() {
    return storage;
  }

  Vault vault() {
    return vault;
  }

  EventCodec codec() {
    return codec;
  }

  Commands commands() {
    return commands;
  }

  ReadModels models() {
    return models;
  }

  ModelViews views() {
    return views;
  }

  VaultKeeper keeper() {
    return keeper;
  }

  ServerLog log() {
    return log;
  }

  PrometheusMeterRegistry meters() {
    return meters;
  }

  @Override
  public void close() {
    try {
      log.close();
      models.close();
    } finally {
      storage.close();
      meters.close();
    }
  }
}
