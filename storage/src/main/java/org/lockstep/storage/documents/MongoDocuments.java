package org.lockstep.storage.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.lockstep.storage.mongodb.DuplicateKey;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;
import org.lockstep.storage.mongodb.Turns;
import org.lockstep.storage.mongodb.Turns.Change;

/// Read models in MongoDB; the package comment tells its collections.
///
/// A batch is a turn ([Turns]): it is there wholly once [#commit] returns, and once [#token] says
/// so. A reader that looks in between may see some of its documents before the others.
public final class MongoDocuments implements Documents {
  private static final ShelfForm DECLARED =
      ShelfForm.of("collection", "_id", "string", "fields", "array");

  private final Turns turns;
  private final Shelf declared;
  private final Map<String, MongoCollection> collections = new ConcurrentHashMap<>();

  private MongoDocuments(MongoStore store) {
    this.turns = new Turns(store::shelf);
    this.declared = store.shelf(DECLARED);
  }

  /// Opens the read models, or empty ones, and finishes what a process that died has left.
  public static MongoDocuments open(MongoStore store) {
    var documents = new MongoDocuments(store);
    documents.turns.settled();
    return documents;
  }

  @Override
  public void declare(Collection collection) {
    var fields = collection.indexedFields();
    try {
      declared.insert(Fields.of("_id", collection.name(), "fields", fields));
    } catch (DuplicateKey e) {
      requireSame(collection);
    }
    collections.computeIfAbsent(
        collection.name(), _ -> MongoCollection.of(collection, turns::shelf));
  }

  private void requireSame(Collection collection) {
    var found = declared.first(Fields.of("_id", collection.name()));
    var wanted = Fields.of("fields", collection.indexedFields()).getArray("fields");
    if (found != null && found.getArray("fields").equals(wanted)) return;
    throw new IllegalArgumentException(
        "Collection %s exists with other indexes; give the changed one a new name"
            .formatted(collection.name()));
  }

  @Override
  public Optional<Document> get(String collection, String key) {
    return collection(collection).get(key);
  }

  @Override
  public Page find(Query query) {
    return collection(query.collection()).find(query);
  }

  @Override
  public void commit(Token token, List<Write> writes) {
    var changes = changes(writes);
    var last = turns.known();
    while (true) {
      if (position(last, token.name()) != token.before()) {
        last = turns.settled();
        long actual = position(last, token.name());
        if (actual != token.before()) throw new TokenConflict(token, actual);
      }
      if (turns.take(last.with(token.name(), token.after()), changes)) return;
      last = turns.settled();
    }
  }

  @Override
  public void commit(List<Write> writes) {
    take(last -> last, changes(writes));
  }

  private void take(UnaryOperator<Turns.Turn> moving, List<Change> changes) {
    var last = turns.known();
    while (!turns.take(moving.apply(last), changes)) {
      last = turns.settled();
    }
  }

  private List<Change> changes(List<Write> writes) {
    var changes = new ArrayList<Change>(writes.size());
    for (var write : writes) {
      changes.add(
          switch (write) {
            case Write.Put put -> collection(put.collection()).put(put);
            case Write.Delete(var collection, var key) ->
                new Change.Delete(collection(collection).shelfName(), key);
          });
    }
    return changes;
  }

  @Override
  public long token(String name) {
    return position(turns.settled(), name);
  }

  private static long position(Turns.Turn turn, String name) {
    return turn.positions().getOrDefault(name, Token.NONE);
  }

  @Override
  public void reset(String token, List<String> names) {
    var changes = new ArrayList<Change>();
    for (var name : names) {
      changes.add(new Change.Clear(collection(name).shelfName()));
    }
    take(last -> last.without(token), changes);
  }

  private MongoCollection collection(String name) {
    var collection = collections.get(name);
    if (collection == null) {
      throw new IllegalArgumentException("Collection %s is not declared".formatted(name));
    }
    return collection;
  }

  /// The store is closed by who opened it.
  @Override
  public void close() {}
}
