package org.lockstep.projections;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.domain.id.AccountId;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.journal.Journal;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKey;
import org.lockstep.wire.event.PersonalKeys;

/// Real stores in a directory, and keys of persons in memory.
final class Stores implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final Keys keys = new Keys();
  final EventCodec codec = new EventCodec(keys);
  private final EmbeddedStorage storage;

  Stores(Path directory) {
    storage = EmbeddedStorage.open(directory);
  }

  Journal journal() {
    return storage.journal();
  }

  Documents documents() {
    return storage.documents();
  }

  World world() {
    return new World(journal(), codec);
  }

  ReadModels models() {
    return models(Limits.DEFAULT);
  }

  ReadModels models(Limits limits) {
    return models(documents(), limits);
  }

  ReadModels models(Documents documents, Limits limits) {
    var options = new ReadModels.Options(limits, World.KEYS, Duration.ofDays(7));
    return ReadModels.open(journal(), documents, codec, options);
  }

  /// Waits until everything in the journal has been applied.
  static ReadModels caughtUp(ReadModels models, Journal journal) {
    try {
      if (models.await(journal.head() - 1, PATIENCE)) return models;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException(
        "stands at " + models.position(), models.failure().orElse(null));
  }

  /// Builds everything anew, and waits until that answers.
  static ReadModels rebuilt(ReadModels models) {
    try {
      models.rebuild();
      if (models.awaitRebuilt(PATIENCE)) return models;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("not rebuilt", models.rebuildFailure().orElse(null));
  }

  @Override
  public void close() {
    storage.close();
  }

  /// One key for each subject, until it is destroyed.
  static final class Keys implements PersonalKeys {
    private final Map<AccountId, PersonalKey> keys = new HashMap<>();
    private final Set<AccountId> destroyed = new HashSet<>();

    @Override
    public synchronized Optional<PersonalKey> key(AccountId subject) {
      return Optional.ofNullable(keys.get(subject));
    }

    @Override
    public synchronized PersonalKey keyFor(AccountId subject) {
      if (destroyed.contains(subject)) throw new IllegalStateException("the key was destroyed");
      return keys.computeIfAbsent(subject, s -> new PersonalKey("key-of-" + s, Secret.random()));
    }

    synchronized void destroy(AccountId subject) {
      destroyed.add(subject);
      keys.remove(subject);
    }
  }
}
