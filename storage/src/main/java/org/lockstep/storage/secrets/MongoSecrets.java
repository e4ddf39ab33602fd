package org.lockstep.storage.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.mongodb.DuplicateKey;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.Turns;
import org.lockstep.storage.mongodb.Turns.Change;

/// Secrets in a database of their own in MongoDB; the package comment tells its collections, and
/// how far a destroyed record is destroyed there.
public final class MongoSecrets implements Secrets {
  private static final String SECRETS = "secret";
  private static final String COUNTERS = "counter";

  /// Between kind and id; sorts before everything else.
  private static final String BETWEEN = "\u0000";

  /// The last of all characters.
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private static final BsonDocument EXISTS = new BsonDocument("$exists", BsonBoolean.TRUE);

  private final Turns turns;
  private final Shelf secrets;
  private final Shelf counters;

  private MongoSecrets(MongoStore store) {
    this.turns = new Turns(store::secretShelf);
    this.secrets = turns.shelf(Turns.form(SECRETS));
    this.counters = turns.shelf(Turns.form(COUNTERS));
  }

  /// Opens the secrets, or none yet, and finishes what a process that died has left.
  public static MongoSecrets open(MongoStore store) {
    var opened = new MongoSecrets(store);
    opened.turns.settled();
    return opened;
  }

  @Override
  public Optional<byte[]> get(SecretName name) {
    turns.settled(); // of changes that belong together none is seen alone
    return Optional.ofNullable(find(name));
  }

  private byte @Nullable [] find(SecretName name) {
    var found = secrets.first(Fields.of("_id", id(name), "body", EXISTS));
    return found == null ? null : sealed(found);
  }

  private static byte[] sealed(BsonDocument found) {
    return found.getDocument("body").getBinary("sealed").getData();
  }

  private static String id(SecretName name) {
    if (name.kind().contains(BETWEEN)) {
      throw new IllegalArgumentException("A kind of secrets holds no NUL");
    }
    return name.kind() + BETWEEN + name.id();
  }

  /// What is absent when a turn is settled still is when the next one is taken.
  @Override
  public boolean putIfAbsent(SecretName name, byte[] sealed) {
    var put = List.of(change(new SecretChange.Put(name, sealed)));
    while (true) {
      var last = turns.settled();
      if (find(name) != null) return false;
      if (turns.take(last, put)) return true;
    }
  }

  @Override
  public void apply(List<SecretChange> changes) {
    var wanted = new ArrayList<Change>(changes.size());
    changes.forEach(change -> wanted.add(change(change)));
    var last = turns.known();
    while (!turns.take(last, wanted)) {
      last = turns.settled();
    }
  }

  private static Change change(SecretChange change) {
    return switch (change) {
      case SecretChange.Put(var name, var sealed) ->
          new Change.Put(SECRETS, id(name), Fields.of("sealed", sealed));
      case SecretChange.Destroy(var name) -> new Change.Delete(SECRETS, id(name));
      case SecretChange.ResetCounter(var id) -> new Change.Delete(COUNTERS, id);
    };
  }

  @Override
  public List<String> list(String kind, String prefix) {
    turns.settled();
    var first = id(new SecretName(kind, prefix));
    var range = Fields.of("$gte", first, "$lt", first + LAST);
    var search = Search.of(Fields.of("_id", range, "body", EXISTS)).inOrder();
    return secrets.find(search.fields(Fields.of("_id", 1))).stream()
        .map(found -> found.getString("_id").getValue().substring(kind.length() + 1))
        .toList();
  }

  /// The number is the one that this change has put there, compared and set: what a store answers
  /// to `$inc` may already hold somebody else's.
  @Override
  public long incrementCounter(String id) {
    while (true) {
      long next = next(id);
      try {
        if (counters.change(filter(id, next - 1), set(next), next == 1) != null) return next;
      } catch (DuplicateKey e) {
        Thread.onSpinWait(); // two have made it at the same moment: the second counts on
      }
    }
  }

  private long next(String id) {
    var found = counters.first(Fields.of("_id", id, "value", EXISTS));
    return found == null ? 1 : value(found) + 1;
  }

  private static BsonDocument filter(String id, long value) {
    return value == 0
        ? Fields.of("_id", id, "value", Fields.of("$exists", false))
        : Fields.of("_id", id, "value", value);
  }

  private static BsonDocument set(long value) {
    return Fields.of(
        "$set",
        Fields.of("value", value),
        "$unset",
        Fields.of("gone", ""),
        "$setOnInsert",
        Fields.of("turn", 0L));
  }

  private static long value(BsonDocument counter) {
    return counter.getInt64("value").getValue();
  }

  @Override
  public long counter(String id) {
    turns.settled();
    var found = counters.first(Fields.of("_id", id, "value", EXISTS));
    return found == null ? 0 : value(found);
  }

  @Override
  public void forEach(Consumer<SecretEntry> consumer) {
    turns.settled();
    for (var found : secrets.find(Search.of(Fields.of("body", EXISTS)))) {
      consumer.accept(new SecretEntry.Sealed(name(found), sealed(found)));
    }
    for (var found : counters.find(Search.of(Fields.of("value", EXISTS)))) {
      consumer.accept(new SecretEntry.Counter(found.getString("_id").getValue(), value(found)));
    }
  }

  private static SecretName name(BsonDocument found) {
    var parts = found.getString("_id").getValue().split(BETWEEN, 2);
    return new SecretName(parts[0], parts[1]);
  }

  /// The store is closed by who opened it.
  @Override
  public void close() {}
}
