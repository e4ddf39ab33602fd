package org.lockstep.storage.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageException;

/// One collection. Safe for all threads.
///
/// Writes return once a majority has them. A write that throws [OutcomeUnknown] may have taken
/// place or may yet; any other failure means that it did not.
public final class Shelf {
  private final String store;
  private final MongoCollection<BsonDocument> collection;
  private final MongoCollection<BsonDocument> unconfirmed;

  Shelf(String store, MongoCollection<BsonDocument> collection) {
    this.store = store;
    this.collection = collection;
    this.unconfirmed = collection.withReadConcern(ReadConcern.LOCAL);
  }

  /// Adds a document.
  ///
  /// @throws DuplicateKey if a key of it is taken
  public void insert(BsonDocument document) {
    write(() -> collection.insertOne(document));
  }

  /// Inserts one after the other, until one cannot be.
  public Insertion insertInOrder(List<BsonDocument> documents) {
    try {
      collection.insertMany(documents);
      return new Insertion.Whole();
    } catch (MongoBulkWriteException e) {
      return insertion(e);
    } catch (MongoException e) {
      var failure = Failures.ofWrite(store, e);
      if (failure instanceof OutcomeUnknown) throw failure;
      return new Insertion.Refused(0, failure);
    }
  }

  private Insertion insertion(MongoBulkWriteException e) {
    if (e.getWriteConcernError() != null || e.getWriteErrors().isEmpty()) {
      throw new OutcomeUnknown(
          "What became of a write to %s is unknown.".formatted(store), Failures.of(store, e));
    }
    var error = e.getWriteErrors().getFirst();
    if (Failures.isDuplicate(error.getCode())) return new Insertion.Taken(error.getIndex());
    return new Insertion.Refused(error.getIndex(), Failures.byCode(store, e, error.getCode()));
  }

  /// The document that matches, or null.
  public @Nullable BsonDocument first(BsonDocument filter) {
    return read(() -> collection.find(filter).first());
  }

  /// As [#first], but as the primary has it now, whether a majority has it or not.
  public @Nullable BsonDocument firstUnconfirmed(BsonDocument filter) {
    return read(() -> unconfirmed.find(filter).first());
  }

  public List<BsonDocument> find(Search search) {
    return read(
        () ->
            collection
                .find(search.filter())
                .sort(search.sort())
                .projection(search.fields())
                .limit(search.limit())
                .into(new ArrayList<>()));
  }

  public List<BsonDocument> aggregate(List<BsonDocument> stages) {
    return read(() -> collection.aggregate(stages).into(new ArrayList<>()));
  }

  /// Puts a document in place of the one that matches, or beside the others if none does.
  ///
  /// @throws DuplicateKey if none matches and its key is taken
  public void put(BsonDocument filter, BsonDocument replacement) {
    var options = new ReplaceOptions().upsert(true);
    write(() -> collection.replaceOne(filter, replacement, options));
  }

  /// Does all of it, in no order; those whose key is taken by a document that does not match are
  /// left out.
  public void putWhereMatching(List<Put> puts) {
    var models =
        puts.stream()
            .map(
                put ->
                    new ReplaceOneModel<>(
                        put.filter(), put.replacement(), new ReplaceOptions().upsert(true)))
            .toList();
    var options = new BulkWriteOptions().ordered(false);
    try {
      collection.bulkWrite(models, options);
    } catch (MongoBulkWriteException e) {
      boolean onlyTaken =
          e.getWriteConcernError() == null
              && e.getWriteErrors().stream()
                  .allMatch(error -> Failures.isDuplicate(error.getCode()));
      if (!onlyTaken) throw Failures.ofWrite(store, e);
    } catch (MongoException e) {
      throw Failures.ofWrite(store, e);
    }
  }

  /// One of many puts.
  public record Put(BsonDocument filter, BsonDocument replacement) {}

  /// Changes the one that matches, and says whether there was one.
  public boolean update(BsonDocument filter, BsonDocument update) {
    return write(() -> collection.updateOne(filter, update)).getMatchedCount() == 1;
  }

  /// Changes the one that matches, or makes it.
  ///
  /// @throws DuplicateKey if somebody else has just made it, or it does not match
  public void upsert(BsonDocument filter, BsonDocument update) {
    var options = new UpdateOptions().upsert(true);
    write(() -> collection.updateOne(filter, update, options));
  }

  /// Changes all that match.
  public void updateAll(BsonDocument filter, BsonDocument update) {
    write(() -> collection.updateMany(filter, update));
  }

  /// Changes the one that matches and returns it as it is then, or null if there is none.
  ///
  /// @param make whether it is made where there is none
  public @Nullable BsonDocument change(BsonDocument filter, BsonDocument update, boolean make) {
    var options = new FindOneAndUpdateOptions().upsert(make).returnDocument(ReturnDocument.AFTER);
    return write(() -> collection.findOneAndUpdate(filter, update, options));
  }

  /// Takes away all that match, and says how many.
  public long delete(BsonDocument filter) {
    return write(() -> collection.deleteMany(filter)).getDeletedCount();
  }

  private <T extends @Nullable Object> T read(Supplier<T> work) {
    try {
      return work.get();
    } catch (MongoException e) {
      throw Failures.of(store, e);
    } catch (IllegalStateException e) {
      throw closed(e);
    }
  }

  private <T extends @Nullable Object> T write(Supplier<T> work) {
    try {
      return work.get();
    } catch (MongoException e) {
      throw Failures.ofWrite(store, e);
    } catch (IllegalStateException e) {
      throw closed(e);
    }
  }

  /// The driver says it so, and has no other use for that exception here.
  private StorageException closed(IllegalStateException e) {
    return new StorageException(store + " is closed.", e);
  }
}
