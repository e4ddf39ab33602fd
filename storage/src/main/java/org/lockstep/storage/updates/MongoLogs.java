package org.lockstep.storage.updates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.mongodb.DuplicateKey;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;

/// The documents of logs, their bases and their updates; the package comment tells their form. Safe
/// for all threads.
final class MongoLogs {
  private static final String BETWEEN = "\u0000";
  private static final int ATTEMPTS = 20;
  private static final ShelfForm LOG =
      ShelfForm.of(
              "log",
              "_id",
              "string",
              "share",
              "string",
              "document",
              "string",
              "incarnation",
              "string")
          .with(ShelfForm.Kind.PLAIN, "share", "share", "document")
          .with(ShelfForm.Kind.UNIQUE, "incarnation", "incarnation");
  private static final ShelfForm BASE =
      ShelfForm.of("base", "_id", "string", "through", "long", "sealed", "binData");
  private static final ShelfForm UPDATE =
      ShelfForm.of("update", "_id", "string", "sealed", "binData", "mark", "binData");

  private final String store;
  private final Shelf logs;
  private final Shelf bases;
  private final Shelf updates;

  MongoLogs(MongoStore store) {
    this.store = store.name();
    this.logs = store.shelf(LOG);
    this.bases = store.shelf(BASE);
    this.updates = store.shelf(UPDATE);
  }

  Shelf updates() {
    return updates;
  }

  static String id(LogName name) {
    if (name.share().contains(BETWEEN)) {
      throw new IllegalArgumentException("The name of a share holds no NUL");
    }
    return name.share() + BETWEEN + name.document();
  }

  /// The id of something numbered within an incarnation; sorts by number.
  static String numbered(Incarnation incarnation, long number) {
    return "%s/%016x".formatted(incarnation, number);
  }

  /// What is numbered from `first` on within an incarnation.
  static BsonDocument from(Incarnation incarnation, long first) {
    var range = Fields.of("$gte", numbered(incarnation, first), "$lt", incarnation + "0");
    return Fields.of("_id", range);
  }

  static long number(BsonDocument document) {
    var id = document.getString("_id").getValue();
    return Long.parseLong(id, id.indexOf('/') + 1, id.length(), 16);
  }

  /// Begins a log, and says false if there is one of that name.
  boolean begin(LogName name, Incarnation incarnation) {
    try {
      logs.insert(
          Fields.of(
              "_id",
              id(name),
              "share",
              name.share(),
              "document",
              name.document(),
              "incarnation",
              incarnation.value()));
      return true;
    } catch (DuplicateKey e) {
      return false;
    }
  }

  Optional<Incarnation> incarnation(LogName name) {
    return Optional.ofNullable(logs.first(Fields.of("_id", id(name)))).map(MongoLogs::incarnation);
  }

  private static Incarnation incarnation(BsonDocument log) {
    return new Incarnation(log.getString("incarnation").getValue());
  }

  /// @throws IncarnationMismatch if that log has ended
  void require(LogName name, Incarnation incarnation) {
    if (!incarnation(name).equals(Optional.of(incarnation))) {
      throw new IncarnationMismatch(incarnation);
    }
  }

  /// The incarnations of those logs that are there.
  Map<LogName, Incarnation> incarnations(Collection<LogName> names) {
    var ids = names.stream().map(MongoLogs::id).distinct().toList();
    var found = new HashMap<LogName, Incarnation>();
    for (var log : logs.find(Search.of(Fields.of("_id", Fields.of("$in", ids))))) {
      var name =
          new LogName(log.getString("share").getValue(), log.getString("document").getValue());
      found.put(name, incarnation(log));
    }
    return found;
  }

  /// The sequences that bases go up to, of those incarnations that have one.
  Map<Incarnation, Long> through(Collection<Incarnation> incarnations) {
    var ids = incarnations.stream().map(Incarnation::value).distinct().toList();
    var search = Search.of(Fields.of("_id", Fields.of("$in", ids)));
    var found = new HashMap<Incarnation, Long>();
    for (var base : bases.find(search.fields(Fields.of("through", 1)))) {
      found.put(
          new Incarnation(base.getString("_id").getValue()), base.getInt64("through").getValue());
    }
    return found;
  }

  /// The sequence of the last update, 0 if there was none.
  long last(Incarnation incarnation) {
    var newest =
        updates.find(
            Search.of(from(incarnation, 1))
                .sorted(Fields.of("_id", -1))
                .fields(Fields.of("_id", 1))
                .limit(1));
    if (!newest.isEmpty()) return number(newest.getFirst());
    return through(List.of(incarnation)).getOrDefault(incarnation, 0L);
  }

  /// Loads a log. Base and updates are read one after the other: if a base was written in between,
  /// they do not fit each other, and are read again.
  Optional<Log> load(LogName name) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var incarnation = incarnation(name);
      if (incarnation.isEmpty()) return Optional.empty();
      var log = new Log(incarnation.get(), base(incarnation.get()), List.of());
      var loaded = new Log(log.incarnation(), log.base(), tail(log));
      if (isGapless(loaded)) return Optional.of(loaded);
    }
    throw new DamagedStore(store, "an update of %s is missing".formatted(name));
  }

  private Optional<SealedUpdate> base(Incarnation incarnation) {
    var found = bases.first(Fields.of("_id", incarnation.value()));
    if (found == null) return Optional.empty();
    return Optional.of(sealed(found, found.getInt64("through").getValue()));
  }

  private List<SealedUpdate> tail(Log log) {
    var tail = new ArrayList<SealedUpdate>();
    for (var found : updates.find(Search.of(from(log.incarnation(), log.last() + 1)).inOrder())) {
      tail.add(sealed(found, number(found)));
    }
    return tail;
  }

  private static SealedUpdate sealed(BsonDocument document, long sequence) {
    return new SealedUpdate(sequence, document.getBinary("sealed").getData());
  }

  private static boolean isGapless(Log log) {
    long expected = log.base().map(SealedUpdate::sequence).orElse(0L) + 1;
    for (var update : log.tail()) {
      if (update.sequence() != expected++) return false;
    }
    return true;
  }

  /// Puts a base in place of one that goes less far.
  ///
  /// @return false if one that goes further is there
  boolean putBase(Incarnation incarnation, SealedUpdate base) {
    var notFurther = Fields.of("$lte", base.sequence());
    try {
      bases.put(
          Fields.of("_id", incarnation.value(), "through", notFurther),
          Fields.of(
              "_id", incarnation.value(), "through", base.sequence(), "sealed", base.bytes()));
      return true;
    } catch (DuplicateKey e) {
      return false;
    }
  }

  void forgetUpTo(Incarnation incarnation, long sequence) {
    var range =
        Fields.of("$gte", numbered(incarnation, 0), "$lt", numbered(incarnation, sequence + 1));
    updates.delete(Fields.of("_id", range));
  }

  /// The incarnations of the logs that match.
  List<Incarnation> matching(BsonDocument filter) {
    return logs.find(Search.of(filter)).stream().map(MongoLogs::incarnation).toList();
  }

  /// Ends a log; its updates are still there.
  void end(Incarnation incarnation) {
    logs.delete(Fields.of("incarnation", incarnation.value()));
  }

  /// Deletes what an ended log had.
  void clear(Incarnation incarnation) {
    updates.delete(from(incarnation, 0));
    bases.delete(Fields.of("_id", incarnation.value()));
  }

  List<String> documents(String share) {
    var search = Search.of(Fields.of("share", share)).sorted(Fields.of("document", 1));
    return logs.find(search).stream().map(log -> log.getString("document").getValue()).toList();
  }

  List<String> shares() {
    var search = Search.of(new BsonDocument()).sorted(Fields.of("share", 1));
    return logs.find(search.fields(Fields.of("share", 1))).stream()
        .map(log -> log.getString("share").getValue())
        .distinct()
        .toList();
  }
}
