package org.lockstep.storage.updates;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.group.GroupQueue;
import org.lockstep.storage.group.WriterThread;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;

/// The logs in MongoDB, which other processes may write at the same time; the package comment tells
/// their collections.
public final class MongoUpdates implements Updates {
  private static final ShelfForm ENDED = ShelfForm.of("ended", "_id", "string");

  /// A document of MongoDB has at most 16 MiB; the rest is for names and numbers.
  private static final int MOST_BYTES = 15 << 20;

  private final MongoLogs logs;
  private final MongoVersions versions;
  private final Shelf ended;
  private final GroupQueue<MongoAppend> queue = new GroupQueue<>();
  private final WriterThread writer;

  private MongoUpdates(MongoStore store) {
    this.logs = new MongoLogs(store);
    this.versions = new MongoVersions(store);
    this.ended = store.shelf(ENDED);
    sweep();
    this.writer = WriterThread.start("updates-writer", new MongoUpdatesWriter(queue, logs));
  }

  /// Opens the logs, and deletes what a process that died has left of ended ones.
  public static MongoUpdates open(MongoStore store) {
    return new MongoUpdates(store);
  }

  private void sweep() {
    for (var found : ended.find(Search.of(new BsonDocument()))) {
      end(List.of(new Incarnation(found.getString("_id").getValue())));
    }
  }

  @Override
  public Log open(LogName name) {
    while (true) {
      var found = find(name);
      if (found.isPresent()) return found.get();
      logs.begin(name, Incarnation.random());
    }
  }

  @Override
  public Optional<Log> find(LogName name) {
    return logs.load(name);
  }

  @Override
  public Optional<Incarnation> incarnation(LogName name) {
    return logs.incarnation(name);
  }

  @Override
  public CompletionStage<Void> append(LogName name, Incarnation incarnation, SealedUpdate update) {
    var append = new MongoAppend(name, incarnation, update);
    try {
      requireRoom(update.bytes());
      queue.add(append);
    } catch (StorageException e) {
      append.fail(e);
    }
    return append.outcome();
  }

  private static void requireRoom(byte[] sealed) {
    if (sealed.length > MOST_BYTES) {
      throw new StorageException("MongoDB keeps at most 15 MiB in one piece.");
    }
  }

  @Override
  public void compact(LogName name, Incarnation incarnation, SealedUpdate base) {
    requireRoom(base.bytes());
    logs.require(name, incarnation);
    long through = logs.through(List.of(incarnation)).getOrDefault(incarnation, 0L);
    long last = logs.last(incarnation);
    if (base.sequence() < through || base.sequence() > last || !logs.putBase(incarnation, base)) {
      var range = "a base through %d to %d".formatted(through, last);
      throw new SequenceConflict(name, base.sequence(), range);
    }
    requireStillThere(name, incarnation);
    logs.forgetUpTo(incarnation, base.sequence());
  }

  /// A log that has ended while it was written keeps nothing of it.
  private void requireStillThere(LogName name, Incarnation incarnation) {
    try {
      logs.require(name, incarnation);
    } catch (IncarnationMismatch e) {
      clear(incarnation);
      throw e;
    }
  }

  private void clear(Incarnation incarnation) {
    logs.clear(incarnation);
    versions.clear(incarnation);
  }

  @Override
  public void keep(LogName name, Incarnation incarnation, SealedVersion version, byte[] sealed) {
    requireRoom(sealed);
    logs.require(name, incarnation);
    long last = versions.last(incarnation);
    if (version.number() != last + 1 || !versions.insert(incarnation, version, sealed)) {
      throw new SequenceConflict(name, version.number(), (last + 1) + " next");
    }
    requireStillThere(name, incarnation);
  }

  @Override
  public void begin(LogCopy copy) {
    var incarnation = copy.log().incarnation();
    if (!logs.begin(copy.name(), incarnation))
      throw new SequenceConflict(copy.name(), 0, "no copy");
    copy.log().base().ifPresent(base -> logs.putBase(incarnation, base));
    for (var update : copy.log().tail()) {
      append(copy.name(), incarnation, update).toCompletableFuture().join();
    }
    for (var kept : copy.versions()) {
      keep(copy.name(), incarnation, kept.version(), kept.sealed());
    }
  }

  @Override
  public List<SealedVersion> versions(LogName name, Incarnation incarnation) {
    logs.require(name, incarnation);
    return versions.all(incarnation);
  }

  @Override
  public Optional<byte[]> version(LogName name, Incarnation incarnation, long number) {
    logs.require(name, incarnation);
    return versions.sealed(incarnation, number);
  }

  @Override
  public void delete(LogName name) {
    end(logs.incarnation(name).map(List::of).orElse(List.of()));
  }

  @Override
  public void deleteAll(String share) {
    end(logs.matching(Fields.of("share", share)));
  }

  /// Written down first, so that nothing of them stays if this process ends before.
  private void end(List<Incarnation> incarnations) {
    for (var incarnation : incarnations) {
      var id = Fields.of("_id", incarnation.value());
      ended.put(id, id);
    }
    incarnations.forEach(logs::end);
    for (var incarnation : incarnations) {
      clear(incarnation);
      ended.delete(Fields.of("_id", incarnation.value()));
    }
  }

  @Override
  public List<String> documents(String share) {
    return logs.documents(share);
  }

  @Override
  public List<String> shares() {
    return logs.shares();
  }

  /// The store is closed by who opened it.
  @Override
  public void close() {
    queue.end(() -> new UpdatesStopped("The updates are closed."));
    writer.join();
  }
}
