package org.lockstep.storage.documents;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;
import org.lockstep.storage.mongodb.Turns;
import org.lockstep.storage.mongodb.Turns.Change;

/// A collection of read models as one of MongoDB, with an index for each declared field.
///
/// Names come from [Collection], which admits neither dots nor dollar signs.
final class MongoCollection {
  private static final String PREFIX = "model-";
  private static final BsonDocument EXISTS = new BsonDocument("$exists", BsonBoolean.TRUE);

  private final Collection collection;
  private final Shelf shelf;

  private MongoCollection(Collection collection, Shelf shelf) {
    this.collection = collection;
    this.shelf = shelf;
  }

  static MongoCollection of(Collection collection, Function<ShelfForm, Shelf> making) {
    var form = Turns.form(PREFIX + collection.name());
    for (var field : collection.indexedFields()) {
      form = form.with(ShelfForm.Kind.PLAIN, field, path(field), "_id");
    }
    return new MongoCollection(collection, making.apply(form));
  }

  private static String path(String field) {
    return "body.fields." + field;
  }

  String shelfName() {
    return PREFIX + collection.name();
  }

  /// @throws IllegalArgumentException if it has a field that is not declared
  Change put(Write.Put put) {
    var fields = new BsonDocument();
    put.fields()
        .forEach(
            (field, value) -> {
              requireDeclared(field);
              fields.putAll(Fields.of(field, value));
            });
    var body = Fields.of("value", put.value(), "fields", fields);
    return new Change.Put(shelfName(), put.key(), body);
  }

  Optional<Document> get(String key) {
    var found = shelf.first(Fields.of("_id", key, "body", EXISTS));
    return Optional.ofNullable(found).map(MongoCollection::document);
  }

  /// One document more than the page holds is asked for, to learn whether another page follows.
  Page find(Query query) {
    var filter = Fields.of("body", EXISTS);
    if (query.field() != null && query.value() != null) {
      requireDeclared(query.field());
      filter.putAll(Fields.of(path(query.field()), query.value()));
    }
    if (query.after() != null) filter.putAll(Fields.of("_id", Fields.of("$gt", query.after())));
    int wanted = Math.toIntExact(Math.min(query.limit() + 1L, Integer.MAX_VALUE));
    var found =
        shelf.find(Search.of(filter).inOrder().limit(wanted)).stream()
            .map(MongoCollection::document)
            .toList();
    return page(found, query.limit());
  }

  private static Page page(List<Document> found, int limit) {
    if (found.size() <= limit) return new Page(found, null);
    var documents = found.subList(0, limit);
    return new Page(documents, documents.getLast().key());
  }

  private static Document document(BsonDocument found) {
    return new Document(
        found.getString("_id").getValue(), found.getDocument("body").getBinary("value").getData());
  }

  private void requireDeclared(String field) {
    if (!collection.indexedFields().contains(field)) {
      throw new IllegalArgumentException(
          "Collection %s declares no index %s".formatted(collection.name(), field));
    }
  }
}
