package org.lockstep.bench.verdict;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.domain.Event;
import org.lockstep.domain.id.AccountId;
import org.lockstep.projections.IdempotencyKeys;
import org.lockstep.projections.Limits;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKey;
import org.lockstep.wire.event.PersonalKeys;

/// The embedded stores in a directory, filled directly. Confined to one thread.
final class History implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int BATCH = 200;
  private static final byte[] METADATA = new byte[0];

  private final EmbeddedStorage storage;
  private final EventCodec codec = new EventCodec(new KeysInMemory());
  private final Map<String, Long> next = new HashMap<>();
  private final List<NewEvent> batch = new ArrayList<>();

  History(Path directory) {
    storage = EmbeddedStorage.open(directory);
  }

  /// Takes the next event; it is durable after [#flush] at the latest.
  void record(Event event) {
    var encoded = codec.encode(event);
    batch.add(
        new NewEvent(
            encoded.streamType(),
            encoded.streamId(),
            next.merge(encoded.streamId(), 0L, (last, _) -> last + 1),
            encoded.type(),
            encoded.revision(),
            Instant.now(),
            NewEvent.NOBODY,
            encoded.payload(),
            METADATA));
    if (batch.size() >= BATCH) flush();
  }

  void flush() {
    if (batch.isEmpty()) return;
    storage.journal().append(List.copyOf(batch));
    batch.clear();
  }

  long head() {
    return storage.journal().head();
  }

  /// Read models of these stores that have taken in everything.
  ReadModels models(Limits limits) {
    var options = new ReadModels.Options(limits, IdempotencyKeys.NONE, Duration.ofDays(7));
    var models = ReadModels.open(storage.journal(), storage.documents(), codec, options);
    catchUp(models);
    return models;
  }

  void catchUp(ReadModels models) {
    try {
      if (models.await(head() - 1, PATIENCE)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("interrupted", e);
    }
    var cause = models.failure().orElseGet(() -> new IllegalStateException("too slow"));
    throw new BenchFailed("the read models stand at " + models.position(), cause);
  }

  /// Builds all read models anew, beside those that answer, until the new ones answer.
  void rebuild(ReadModels models) {
    try {
      models.rebuild();
      if (models.awaitRebuilt(PATIENCE)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("interrupted", e);
    }
    var cause = models.rebuildFailure().orElseGet(() -> new IllegalStateException("too slow"));
    throw new BenchFailed("the read models were not built anew", cause);
  }

  @Override
  public void close() {
    storage.close();
  }

  /// One key for each subject.
  private static final class KeysInMemory implements PersonalKeys {
    private final Map<AccountId, PersonalKey> keys = new ConcurrentHashMap<>();

    @Override
    public Optional<PersonalKey> key(AccountId subject) {
      return Optional.ofNullable(keys.get(subject));
    }

    @Override
    public PersonalKey keyFor(AccountId subject) {
      return keys.computeIfAbsent(subject, s -> new PersonalKey("key-of-" + s, Secret.random()));
    }
  }
}
